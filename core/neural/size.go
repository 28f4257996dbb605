package neural

import (
	"errors"
	"fmt"
)

// ErrSize is wrapped by the errors about shapes that are impossible, or too large for memory.
var ErrSize = errors.New("size")

const (
	// MaxDim is the largest number of weights and biases: 128 MB a vector.
	MaxDim = 1 << 24
	// MaxNumbers is the largest number of intermediate results: 512 MB.
	MaxNumbers = 1 << 26
)

// dimension returns the number of weights and biases. Since no layer may have
// more units than there may be weights, no product overflows.
func dimension(inputs int, layers []Layer) (int, error) {
	if inputs < 1 || inputs > MaxDim {
		return 0, fmt.Errorf("%w: %d inputs, want 1 to %d", ErrSize, inputs, MaxDim)
	}
	dim, in := 0, inputs
	for l, layer := range layers {
		if layer.Units < 1 || layer.Units > MaxDim {
			return 0, fmt.Errorf("%w: %d units in layer %d, want 1 to %d", ErrSize, layer.Units, l+1, MaxDim)
		}
		dim += (in + 1) * layer.Units
		if dim > MaxDim {
			return 0, fmt.Errorf("%w: layers 1 to %d have %d weights, want at most %d in all", ErrSize, l+1, dim, MaxDim)
		}
		in = layer.Units
	}
	return dim, nil
}

// checkNumbers returns an error when rows examples at width numbers each are too
// many.
func checkNumbers(rows, width int) error {
	if rows < 1 {
		return fmt.Errorf("%w: %d examples, want at least 1", ErrSize, rows)
	}
	if rows > MaxNumbers/width {
		return fmt.Errorf("%w: %d examples of %d intermediate results, want at most %d in all", ErrSize, rows, width, MaxNumbers)
	}
	return nil
}
