package neural

import (
	"math/rand/v2"

	"hfplayground/core/kernel"
	"hfplayground/core/objective"
)

// batchStream is the random stream of the order of examples, apart from other uses of a seed.
const batchStream = 0xba7c4

// Batches cuts the examples into batches of size, in an order that depends on seed. The batches share two
// workspaces, so that a Point of one computes again after two others have been evaluated.
func (f *Objective) Batches(size int, seed uint64) []objective.Objective {
	rows := f.inputs.Rows
	parts := objective.Parts(rows, size)
	order := rand.New(rand.NewPCG(seed, batchStream)).Perm(rows)
	inputs, targets := pick(f.inputs, order), pick(f.targets, order)
	common := &store{net: f.net, rows: (rows-1)/len(parts) + 1}
	batches := make([]objective.Objective, len(parts))
	for i, part := range parts {
		batch := *f
		batch.inputs, batch.targets, batch.store = inputs.Slice(part[0], part[1]), targets.Slice(part[0], part[1]), common
		batches[i] = &batch
	}
	return batches
}

// pick returns a copy of the rows of m in the given order.
func pick(m kernel.Mat, order []int) kernel.Mat {
	picked := kernel.NewMat(len(order), m.Cols)
	for i, from := range order {
		copy(picked.Row(i), m.Row(from))
	}
	return picked
}
