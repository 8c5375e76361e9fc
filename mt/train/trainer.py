"""The weights and what moves them: one step at a time, its whole state to and from tensors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mt.train.batches import padded
from mt.train.network import clear_padding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    import numpy as np

    from mt.train.packing import Pack
    from mt.train.settings import OptimizerSettings


class Trainer:
    """A network, its optimizer and the running average of its weights."""

    def __init__(self, network: Any, settings: OptimizerSettings, device: str) -> None:
        self.network = network.to(device).train()
        self.device = device
        self._settings = settings
        self._half = uses_bfloat16(settings.precision, device)
        self._optimizer = _optimizer(self._weights(), settings)
        self._average = [weight.detach().clone() for weight in self._weights()] if settings.average else []

    def step(self, packed: Pack, batches: Sequence[np.ndarray], rate: float) -> tuple[float, int]:
        """Move the weights by the gradient of the batches; return their loss a piece, and their pieces."""
        import torch

        pieces = [int(packed.target.lengths[batch].sum()) for batch in batches]
        total = sum(pieces)
        loss = 0.0
        for batch, count in zip(batches, pieces, strict=True):
            part = self._loss(packed, batch) * (count / total)
            part.backward()
            loss += part.item()
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        torch.nn.utils.clip_grad_norm_(self._weights(), self._settings.clip)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        clear_padding(self.network)
        if self._average:
            with torch.no_grad():
                torch._foreach_lerp_(self._average, self._weights(), 1 - self._settings.average)
        return loss, total

    def averaged(self) -> AbstractContextManager[Any]:
        """Lend the network with its averaged weights, to decode with or to export; training's come back after."""
        return _averaged(self.network, self._weights(), self._average)

    def tensors(self) -> dict[str, Any]:
        """Return everything that a step changes, to be saved."""
        import torch

        saved = {f"weight.{name}": weight.detach() for name, weight in self.network.named_parameters()}
        names = [name for name, _ in self.network.named_parameters()]
        saved |= {f"average.{name}": value for name, value in zip(names, self._average or (), strict=False)}
        for name, weight in self.network.named_parameters():
            for key, value in self._optimizer.state.get(weight, {}).items():
                saved[f"optimizer.{key}.{name}"] = torch.as_tensor(value)
        if self.device != "cpu":
            saved["random.device"] = torch.cuda.get_rng_state()
        return saved | {"random": torch.get_rng_state()}

    def restore(self, tensors: dict[str, Any]) -> None:
        """Take back what `tensors` returned; the steps that follow are those that would have followed."""
        import torch

        with torch.no_grad():
            for at, (name, weight) in enumerate(self.network.named_parameters()):
                weight.copy_(tensors[f"weight.{name}"])
                if self._average:
                    self._average[at].copy_(tensors.get(f"average.{name}", weight))
                self._optimizer.state[weight] = _optimizer_state(tensors, name, self.device)
        torch.set_rng_state(tensors["random"])
        if self.device != "cpu":
            torch.cuda.set_rng_state(tensors["random.device"])

    def _weights(self) -> list[Any]:
        return list(self.network.parameters())

    def _loss(self, packed: Pack, batch: np.ndarray) -> Any:
        """Cross entropy a piece; only real pieces reach the output layer, which is much of the cost."""
        import torch
        from torch.nn import functional

        padding = self.network.config.pad_token_id
        source = torch.from_numpy(padded(packed.source, batch, padding)).to(self.device)
        target = torch.from_numpy(padded(packed.target, batch, padding)).to(self.device)
        shifted = torch.cat((torch.full_like(target[:, :1], padding), target[:, :-1]), dim=1)
        real = target != padding
        kind = torch.device(self.device).type
        with torch.autocast(kind, torch.bfloat16, enabled=self._half):
            states = self.network.model(
                input_ids=source, attention_mask=(source != padding).long(), decoder_input_ids=shifted, use_cache=False
            ).last_hidden_state[real]
            logits = self.network.lm_head(states) + self.network.final_logits_bias[0]
        return functional.cross_entropy(logits.float(), target[real], label_smoothing=self._settings.label_smoothing)


def uses_bfloat16(precision: str, device: str) -> bool:
    """Tell whether to multiply in bfloat16 on a device, `cpu` or `cuda`.

    A CPU without instructions for it takes fifty times as long as with float32 (measured on AVX2).
    """
    import torch

    if precision != "auto":
        return precision == "bfloat16"
    if device != "cpu":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))


def _optimizer(weights: list[Any], settings: OptimizerSettings) -> Any:
    import torch

    match settings.name:
        case "adamw":
            return torch.optim.AdamW(
                weights, lr=settings.peak, betas=(0.9, 0.98), weight_decay=settings.weight_decay, fused=True
            )
        case "adafactor":
            return torch.optim.Adafactor(weights, lr=settings.peak, weight_decay=settings.weight_decay)


def _optimizer_state(tensors: dict[str, Any], name: str, device: str) -> dict[str, Any]:
    state = {}
    for key, value in tensors.items():
        kind, _, rest = key.partition(".")
        quantity, _, weight = rest.partition(".")
        if kind == "optimizer" and weight == name:
            state[quantity] = value.to(device)
    return state


def _averaged(network: Any, weights: list[Any], average: list[Any]) -> AbstractContextManager[Any]:
    from contextlib import contextmanager

    import torch

    @contextmanager
    def lend() -> Iterator[Any]:
        kept = [weight.detach().clone() for weight in weights]
        with torch.no_grad():
            for weight, value in zip(weights, average or kept, strict=True):
                weight.copy_(value)
        network.eval()
        try:
            yield network
        finally:
            with torch.no_grad():
                for weight, value in zip(weights, kept, strict=True):
                    weight.copy_(value)
            network.train()

    return lend()
