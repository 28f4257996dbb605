package training

import (
	"hfplayground/core/neural"
	"hfplayground/core/objective"
)

// inBlocks is a loss whose evaluations take long: they can be interrupted and shared, and an
// iterate is a step, as it is of all other nets.
type inBlocks struct{ *neural.Blocks }

var (
	_ objective.Shared   = (*inBlocks)(nil)
	_ objective.Stepwise = (*inBlocks)(nil)
)

// Stepwise says that the loss is to be known after every step.
func (*inBlocks) Stepwise() {}

const blockWork = 10e6 // weights times examples of one block: its gradient takes some 50 ms

// inBlocks returns the loss of t in blocks, nil where no evaluation takes long.
func (n *Problem) inBlocks(t *Objective) *inBlocks {
	if !objective.MayShare(t.Dim(), t.Examples(), 1) {
		return nil
	}
	f, err := neural.NewBlocks(neural.Problem{
		Net: t.Net, Loss: t.Loss, Inputs: t.Train.Inputs, Targets: t.Train.targets, L1: n.L1, L2: n.L2,
	}, max(1, blockWork/t.Dim()))
	if err != nil {
		panic(err) // all examples at once are not too many
	}
	return &inBlocks{f}
}

// Loss returns what is minimised.
func (n *Problem) Loss() objective.Batched {
	if t := n.Objective(); t.large == nil {
		return t
	}
	return n.Objective().large
}

// MayShare reports whether some evaluation takes so long that it may be shared.
func (n *Problem) MayShare() bool { return n.Objective().large != nil }

// Shared returns what is minimised where its evaluations take so long that they may be shared; else
// nil.
func (n *Problem) Shared() objective.Shared {
	if large := n.Objective().large; large != nil {
		return large
	}
	return nil
}
