"""Writing what was learnt as files that run without JAX: the encoder as ONNX, eight-bit, and the heads."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from extractors.trained import heads
from training.encoder import ATTENTION_HEADS, LAYERS, LETTERS, SAID, WIDTH

_OPSET = 17
_LONGEST = 512

Weights = dict[str, NDArray[Any]]


def write_heads(weights: Weights, path: Path) -> None:
    """The heads' weights as one `.npz`, half precision, in order of name."""
    own = {name: weights[name].astype(np.float16) for name in sorted(heads.shapes(WIDTH))}
    np.savez(path, **own)  # type: ignore[arg-type]


def write_encoder(weights: Weights, path: Path, *, eight_bit: bool = True) -> None:
    """The encoder as ONNX: `ids`, `mask`, `letters`, `marks` [B, T] in, `states` [B, T, WIDTH] out."""
    graph = _Graph(weights)
    model = graph.model()
    onnx.checker.check_model(model)
    if not eight_bit:
        onnx.save(model, path)
        return
    full = path.with_suffix(".full.onnx")
    onnx.save(model, full)
    quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()


class _Graph:
    """Builds the graph node by node; a name is made for each value."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def model(self) -> onnx.ModelProto:
        far = self._far()
        x = self._embedded()
        for layer in range(LAYERS):
            x = self._layer(f"encoder.layer.{layer}.", x, far)
        self.nodes.append(helper.make_node("Identity", [x], ["states"]))
        graph = helper.make_graph(
            self.nodes,
            "reader",
            [
                helper.make_tensor_value_info(name, TensorProto.INT64, ["b", "t"])
                for name in ("ids", "mask", "letters", "marks")
            ],
            [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["b", "t", WIDTH])],
            list(self.constants.values()),
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=9)

    def _embedded(self) -> str:
        length = self._op("Gather", self._op("Shape", "ids"), self._constant(np.array(1, "i8")), axis=0)
        ends = self._op("Unsqueeze", length, self._constant(np.array([0], "i8")))
        zero = self._constant(np.array([0], "i8"))
        places = self._op("Slice", self._weight("embeddings.position_embeddings.weight"), zero, ends, zero)
        x = self._op("Gather", self._weight("embeddings.word_embeddings.weight"), "ids", axis=0)
        x = self._op("Add", x, places)
        x = self._op("Add", x, self._constant(self.weights["embeddings.token_type_embeddings.weight"][0]))
        x = self._op("Add", x, self._op("Gather", self._weight(LETTERS), "letters", axis=0))
        x = self._op("Add", x, self._op("Gather", self._weight(SAID), "marks", axis=0))
        return self._norm("embeddings.LayerNorm", x)

    def _far(self) -> str:
        mask = self._op("Cast", "mask", to=TensorProto.FLOAT)
        mask = self._op("Unsqueeze", mask, self._constant(np.array([1, 2], "i8")))
        padding = self._op("Sub", self._constant(np.float32(1)), mask)
        return self._op("Mul", padding, self._constant(np.float32(-1e9)))

    def _layer(self, name: str, x: str, far: str) -> str:
        split = self._constant(np.array([0, 0, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS], "i8"))

        def parts(part: str, order: list[int]) -> str:
            y = self._op("Reshape", self._linear(f"{name}attention.self.{part}", x), split)
            return self._op("Transpose", y, perm=order)

        query, keys, values = (
            parts("query", [0, 2, 1, 3]),
            parts("key", [0, 2, 3, 1]),
            parts("value", [0, 2, 1, 3]),
        )
        scale = self._constant(np.float32(1 / math.sqrt(WIDTH // ATTENTION_HEADS)))
        scores = self._op("Add", self._op("Mul", self._op("MatMul", query, keys), scale), far)
        mixed = self._op("MatMul", self._op("Softmax", scores, axis=-1), values)
        mixed = self._op("Transpose", mixed, perm=[0, 2, 1, 3])
        mixed = self._op("Reshape", mixed, self._constant(np.array([0, 0, WIDTH], "i8")))
        x = self._op("Add", x, self._linear(f"{name}attention.output.dense", mixed))
        x = self._norm(f"{name}attention.output.LayerNorm", x)
        hidden = self._gelu(self._linear(f"{name}intermediate.dense", x))
        hidden = self._linear(f"{name}output.dense", hidden)
        return self._norm(f"{name}output.LayerNorm", self._op("Add", x, hidden))

    def _gelu(self, x: str) -> str:
        half = self._op("Mul", x, self._constant(np.float32(0.5)))
        bent = self._op("Erf", self._op("Mul", x, self._constant(np.float32(1 / math.sqrt(2)))))
        return self._op("Mul", half, self._op("Add", bent, self._constant(np.float32(1))))

    def _linear(self, name: str, x: str) -> str:
        turned = self._constant(np.ascontiguousarray(self.weights[f"{name}.weight"].T), f"{name}.turned")
        return self._op("Add", self._op("MatMul", x, turned), self._weight(f"{name}.bias"))

    def _norm(self, name: str, x: str) -> str:
        weight, bias = self._weight(f"{name}.weight"), self._weight(f"{name}.bias")
        return self._op("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)

    def _weight(self, name: str) -> str:
        value = self.weights[name]
        return self._constant(value[:_LONGEST] if "position" in name else value, name)

    def _constant(self, value: Any, name: str | None = None) -> str:
        name = name or f"constant{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(np.asarray(value), name)
        return name

    def _op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        made = f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [made], **attributes))
        return made
