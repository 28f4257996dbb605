package kerneltest

import "hfplayground/core/kernel"

// shape is the size of a product, C m×n, with k terms in every sum.
type shape struct{ m, n, k int }

// operation is one method of Ops with its operands: matrices of the given
// sizes, the first of which is the destination. Vectors are matrices of one row.
type operation struct {
	name    string
	sizes   func(s shape) [][2]int
	run     func(ops kernel.Ops, m []kernel.Mat)
	product bool    // the destination may not be an operand
	sum     bool    // the destination is one number
	alias   []int   // operands the destination may be
	any     bool    // takes any lengths
	tol     float64 // how far from the definition it may be; 0 for the same bits
}

// operations returns every method of Ops. Of the activations it takes all.
func operations() []operation {
	all := append(append(products(), vectors()...), losses()...)
	for _, f := range kernel.Activations() {
		all = append(all, activations(f)...)
	}
	return append(all,
		operation{name: "Hadamard", sizes: same(3), alias: []int{1, 2},
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.Hadamard(m[0], m[1], m[2]) }},
		operation{name: "RBackward", sizes: same(5), alias: []int{1, 2, 3, 4},
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.RBackward(m[0], m[1], m[2], m[3], m[4]) }},
	)
}

func products() []operation {
	nt := func(s shape) [][2]int { return [][2]int{{s.m, s.n}, {s.m, s.k}, {s.n, s.k}} }
	nn := func(s shape) [][2]int { return [][2]int{{s.m, s.n}, {s.m, s.k}, {s.k, s.n}} }
	tn := func(s shape) [][2]int { return [][2]int{{s.m, s.n}, {s.k, s.m}, {s.k, s.n}} }
	all := []operation{{name: "Affine", product: true,
		sizes: func(s shape) [][2]int { return append(nt(s), [2]int{1, s.n}) },
		run:   func(ops kernel.Ops, m []kernel.Mat) { ops.Affine(m[0], m[1], m[2], m[3].Data) }}}
	for _, add := range []bool{false, true} {
		name := ""
		if add {
			name = " adding"
		}
		all = append(all,
			operation{name: "MulNT" + name, product: true, sizes: nt,
				run: func(ops kernel.Ops, m []kernel.Mat) { ops.MulNT(m[0], m[1], m[2], add) }},
			operation{name: "MulNN" + name, product: true, sizes: nn,
				run: func(ops kernel.Ops, m []kernel.Mat) { ops.MulNN(m[0], m[1], m[2], add) }},
			operation{name: "MulTN" + name, product: true, sizes: tn,
				run: func(ops kernel.Ops, m []kernel.Mat) { ops.MulTN(m[0], m[1], m[2], add) }})
	}
	return all
}

func vectors() []operation {
	columns := func(s shape) [][2]int { return [][2]int{{1, s.n}, {s.m, s.n}} }
	pair := func(s shape) [][2]int { return [][2]int{{1, 1}, {1, s.n}, {1, s.n}} }
	line := func(s shape) [][2]int { return [][2]int{{1, s.n}, {1, s.n}} }
	const alpha = -1.5
	return []operation{
		{name: "ColSums", sizes: columns,
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.ColSums(m[0].Data, m[1]) }},
		{name: "Dot", sizes: pair, sum: true,
			run: func(ops kernel.Ops, m []kernel.Mat) { m[0].Data[0] = ops.Dot(m[1].Data, m[2].Data) }},
		{name: "Axpy", sizes: line, alias: []int{1},
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.Axpy(alpha, m[1].Data, m[0].Data) }},
		{name: "Scale", sizes: func(s shape) [][2]int { return [][2]int{{1, s.n}} }, any: true,
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.Scale(alpha, m[0].Data) }},
	}
}

// losses returns those of kernel.Losses: the targets are made numbers in [0, 1] first.
func losses() []operation {
	pair := func(s shape) [][2]int { return [][2]int{{1, 1}, {s.m, s.n}, {s.m, s.n}} }
	return []operation{
		{name: "LogisticLoss", sizes: pair, sum: true, tol: lossTol,
			run: func(ops kernel.Ops, m []kernel.Mat) { m[0].Data[0] = ops.LogisticLoss(m[1], targets(m[2])) }},
		{name: "LogisticGradient", sizes: same(3), alias: []int{1, 2}, tol: lossTol,
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.LogisticGradient(m[0], m[1], targets(m[2])) }},
		{name: "LogisticHessVec", sizes: same(3), alias: []int{1, 2}, tol: lossTol,
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.LogisticHessVec(m[0], m[1], m[2]) }},
		{name: "Softmax", sizes: same(2), alias: []int{1}, tol: lossTol,
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.Softmax(m[0], m[1]) }},
	}
}

// targets brings all entries of m into [0, 1], in place, where NaN stays.
func targets(m kernel.Mat) kernel.Mat {
	for i, x := range m.Data {
		m.Data[i] = max(0, min(1, x))
	}
	return m
}

func activations(f kernel.Activation) []operation {
	return []operation{
		{name: "Activate " + f.Key, sizes: same(2), alias: []int{1},
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.Activate(m[0], m[1], f) }},
		{name: "Backward " + f.Key, sizes: same(5), alias: []int{2, 3, 4},
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.Backward(m[0], m[1], m[2], m[3], m[4], f) }},
		{name: "Bend " + f.Key, sizes: same(4), alias: []int{1, 2, 3},
			run: func(ops kernel.Ops, m []kernel.Mat) { ops.Bend(m[0], m[1], m[2], m[3], f) }},
	}
}

// same returns count matrices of m×n.
func same(count int) func(shape) [][2]int {
	return func(s shape) [][2]int {
		sizes := make([][2]int, count)
		for i := range sizes {
			sizes[i] = [2]int{s.m, s.n}
		}
		return sizes
	}
}
