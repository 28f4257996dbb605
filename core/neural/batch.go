package neural

import (
	"fmt"
	"math/rand/v2"

	"hfplayground/core/kernel"
	"hfplayground/core/objective"
)

// batchStream tells the order of examples from other uses of a seed.
const batchStream = 0xba7c4

// Batches cuts the examples into batches, in an order that depends on seed. The
// batches share one set of workspaces, so a Point of one computes anew when two
// others have been asked since.
func (f *Objective) Batches(size int, seed uint64) []objective.Objective {
	if size < 1 {
		panic(fmt.Sprintf("neural: batches of %d examples, want at least 1", size))
	}
	rows := f.inputs.Rows
	order := rand.New(rand.NewPCG(seed, batchStream)).Perm(rows)
	inputs, targets := pick(f.inputs, order), pick(f.targets, order)
	count := (rows-1)/size + 1
	most := (rows-1)/count + 1
	common := &store{net: f.net, rows: most}
	batches := make([]objective.Objective, count)
	for i := range batches {
		from, to := i*rows/count, (i+1)*rows/count
		batch := *f
		batch.inputs, batch.targets, batch.store = inputs.Slice(from, to), targets.Slice(from, to), common
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
