package kernel

// Activate stores f(z) in a.
func (e engine) Activate(a, z Mat, f Activation) {
	z.check("Activate", "z", z.Rows, z.Cols)
	a.check("Activate", "a", z.Rows, z.Cols)
	if f.Code != NoCode {
		e.loops.activate(f.Code, a.Data, z.Data)
		return
	}
	for i, zi := range z.Data {
		a.Data[i] = f.F(zi)
	}
}

// Backward stores f′(z) in slope and e ∘ f′(z) in dst.
func (e engine) Backward(dst, slope, errors, z, a Mat, f Activation) {
	dst.check("Backward", "dst", z.Rows, z.Cols)
	slope.check("Backward", "slope", z.Rows, z.Cols)
	errors.check("Backward", "e", z.Rows, z.Cols)
	z.check("Backward", "z", z.Rows, z.Cols)
	a.check("Backward", "a", z.Rows, z.Cols)
	if f.Code != NoCode {
		e.loops.slopes(f.Code, slope.Data, z.Data, a.Data)
	} else {
		for i, zi := range z.Data {
			slope.Data[i] = f.D1(zi, a.Data[i])
		}
	}
	e.loops.hadamard(dst.Data, errors.Data, slope.Data)
}

// Bend stores e ∘ f″(z) in dst.
func (e engine) Bend(dst, errors, z, a Mat, f Activation) {
	dst.check("Bend", "dst", z.Rows, z.Cols)
	errors.check("Bend", "e", z.Rows, z.Cols)
	z.check("Bend", "z", z.Rows, z.Cols)
	a.check("Bend", "a", z.Rows, z.Cols)
	if f.Code != NoCode {
		e.loops.bends(f.Code, dst.Data, errors.Data, z.Data, a.Data)
		return
	}
	for i, zi := range z.Data {
		dst.Data[i] = errors.Data[i] * f.D2(zi, a.Data[i])
	}
}

// Hadamard stores a ∘ b in dst.
func (e engine) Hadamard(dst, a, b Mat) {
	dst.check("Hadamard", "dst", a.Rows, a.Cols)
	a.check("Hadamard", "a", a.Rows, a.Cols)
	b.check("Hadamard", "b", a.Rows, a.Cols)
	e.loops.hadamard(dst.Data, a.Data, b.Data)
}

// RBackward stores re ∘ slope + bend ∘ rz in dst.
func (e engine) RBackward(dst, re, slope, bend, rz Mat) {
	dst.check("RBackward", "dst", rz.Rows, rz.Cols)
	re.check("RBackward", "re", rz.Rows, rz.Cols)
	slope.check("RBackward", "slope", rz.Rows, rz.Cols)
	bend.check("RBackward", "bend", rz.Rows, rz.Cols)
	rz.check("RBackward", "rz", rz.Rows, rz.Cols)
	e.loops.rBackward(dst.Data, re.Data, slope.Data, bend.Data, rz.Data)
}

// LogisticLoss returns Σ (1 − t)·ln(1 + eᵃ) + t·ln(1 + e⁻ᵃ).
func (e engine) LogisticLoss(a, t Mat) float64 {
	a.check("LogisticLoss", "a", a.Rows, a.Cols)
	t.check("LogisticLoss", "t", a.Rows, a.Cols)
	return e.loops.logisticLoss(a.Data, t.Data)
}

// LogisticGradient stores p − t in dst.
func (e engine) LogisticGradient(dst, a, t Mat) {
	dst.check("LogisticGradient", "dst", a.Rows, a.Cols)
	a.check("LogisticGradient", "a", a.Rows, a.Cols)
	t.check("LogisticGradient", "t", a.Rows, a.Cols)
	e.loops.logisticGradient(dst.Data, a.Data, t.Data)
}

// LogisticHessVec stores p(1 − p) ∘ v in dst.
func (e engine) LogisticHessVec(dst, a, v Mat) {
	dst.check("LogisticHessVec", "dst", a.Rows, a.Cols)
	a.check("LogisticHessVec", "a", a.Rows, a.Cols)
	v.check("LogisticHessVec", "v", a.Rows, a.Cols)
	e.loops.logisticHessVec(dst.Data, a.Data, v.Data)
}

// Softmax stores eᵃ/Σeᵃ of every row in dst. The largest entry of a row is taken
// from all of it first, so that nothing overflows.
func (e engine) Softmax(dst, a Mat) {
	dst.check("Softmax", "dst", a.Rows, a.Cols)
	a.check("Softmax", "a", a.Rows, a.Cols)
	for i := range a.Rows {
		row, to := a.Row(i), dst.Row(i)
		top := row[0]
		for _, x := range row {
			if x > top {
				top = x
			}
		}
		for j, x := range row {
			to[j] = x - top
		}
	}
	e.loops.exp(dst.Data, dst.Data)
	for i := range dst.Rows {
		row := dst.Row(i)
		sum := 0.0
		for _, x := range row {
			sum += x
		}
		scale := 1 / sum
		for j := range row {
			row[j] *= scale
		}
	}
}
