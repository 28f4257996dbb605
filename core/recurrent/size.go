package recurrent

import (
	"errors"
	"fmt"
)

// ErrSize is wrapped by the errors about shapes that are impossible, or too large for memory.
var ErrSize = errors.New("size")

const (
	// MaxDim is the largest number of weights and biases: 32 MB a vector.
	MaxDim = 1 << 22
	// maxUnits bounds every number of units, inputs and outputs, so that no product
	// of two of them overflows.
	maxUnits = 1 << 11
	// MaxNumbers is the largest number of intermediate results of a block: 512 MB.
	MaxNumbers = 1 << 26
	// keptNumbers is how many intermediate results may be kept between two
	// evaluations: 64 MB, or two blocks where that is more.
	keptNumbers = 1 << 23
)

// dimension returns the number of weights and biases.
func dimension(inputs, outputs int, units []int) (int, error) {
	if len(units) < 1 || len(units) > MostLayers {
		return 0, fmt.Errorf("%w: %d layers, want 1 to %d", ErrSize, len(units), MostLayers)
	}
	dim, in := 0, inputs
	for _, n := range units {
		if err := checkUnits("units in a layer", n); err != nil {
			return 0, err
		}
		dim += (min(in, maxUnits) + n + 1) * n
		in = n
	}
	if err := checkUnits("inputs", inputs); err != nil {
		return 0, err
	}
	if err := checkUnits("outputs", outputs); err != nil {
		return 0, err
	}
	if dim += (in + 1) * outputs; dim > MaxDim {
		return 0, fmt.Errorf("%w: %d weights, want at most %d", ErrSize, dim, MaxDim)
	}
	return dim, nil
}

func checkUnits(what string, n int) error {
	if n < 1 || n > maxUnits {
		return fmt.Errorf("%w: %d %s, want 1 to %d", ErrSize, n, what, maxUnits)
	}
	return nil
}

// The matrices that there are for every unit, step and sequence of a block.
const (
	keptPerUnit   = 4 // by a workspace
	sharedPerUnit = 3 // by all of them
	leastSpaces   = 2 // workspaces: for the Point of the current iterate and that of a trial step
)

// checkBlock returns an error where blocks of so many sequences are too large.
func checkBlock(net Net, steps, rows int) error {
	if rows < 1 {
		return fmt.Errorf("%w: %d sequences, want at least 1", ErrSize, rows)
	}
	if steps < 1 || steps > MaxNumbers {
		return fmt.Errorf("%w: %d steps, want 1 to %d", ErrSize, steps, MaxNumbers)
	}
	width := (keptPerUnit*leastSpaces+sharedPerUnit)*net.all() + net.inputs + leastSpaces*3*net.outputs
	if most := MaxNumbers / width / steps; rows > most {
		return fmt.Errorf("%w: %d sequences of %d steps with %d intermediate results each, want at most %d in all", ErrSize, rows, steps, width, MaxNumbers)
	}
	return nil
}
