package kernel

// Activate adds the bias to every row of z and stores f(z) in a.
func (Gonum) Activate(a, z Mat, bias []float64, f Activation) {
	z.check("Activate", "z", z.Rows, z.Cols)
	a.check("Activate", "a", z.Rows, z.Cols)
	checkLen("Activate", "bias", bias, z.Cols)
	addToRows(z, bias)
	if f.each != nil {
		f.each(a.Data, z.Data)
		return
	}
	for i, zi := range z.Data {
		a.Data[i] = f.F(zi)
	}
}

// Slope stores f′(z) in dst.
func (Gonum) Slope(dst, z, a Mat, f Activation) {
	dst.check("Slope", "dst", z.Rows, z.Cols)
	z.check("Slope", "z", z.Rows, z.Cols)
	a.check("Slope", "a", z.Rows, z.Cols)
	if f.slopes != nil {
		f.slopes(dst.Data, a.Data)
		return
	}
	for i, zi := range z.Data {
		dst.Data[i] = f.D1(zi, a.Data[i])
	}
}

// Bend stores e ∘ f″(z) in dst.
func (Gonum) Bend(dst, e, z, a Mat, f Activation) {
	dst.check("Bend", "dst", z.Rows, z.Cols)
	e.check("Bend", "e", z.Rows, z.Cols)
	z.check("Bend", "z", z.Rows, z.Cols)
	a.check("Bend", "a", z.Rows, z.Cols)
	for i, zi := range z.Data {
		dst.Data[i] = e.Data[i] * f.D2(zi, a.Data[i])
	}
}

// Hadamard stores a ∘ b in dst.
func (Gonum) Hadamard(dst, a, b Mat) {
	dst.check("Hadamard", "dst", a.Rows, a.Cols)
	a.check("Hadamard", "a", a.Rows, a.Cols)
	b.check("Hadamard", "b", a.Rows, a.Cols)
	multiplyEntries(dst.Data, a.Data, b.Data)
}

// RActivate adds rbias to every row of rz and stores slope ∘ rz in ra.
func (Gonum) RActivate(ra, rz Mat, rbias []float64, slope Mat) {
	rz.check("RActivate", "rz", rz.Rows, rz.Cols)
	ra.check("RActivate", "ra", rz.Rows, rz.Cols)
	slope.check("RActivate", "slope", rz.Rows, rz.Cols)
	checkLen("RActivate", "rbias", rbias, rz.Cols)
	for i := range rz.Rows {
		rzi, rai, si := rz.Row(i), ra.Row(i), slope.Row(i)
		for j, b := range rbias {
			rzi[j] += b
			rai[j] = si[j] * rzi[j]
		}
	}
}

// RBackward stores re ∘ slope + bend ∘ rz in dst.
func (Gonum) RBackward(dst, re, slope, bend, rz Mat) {
	dst.check("RBackward", "dst", rz.Rows, rz.Cols)
	re.check("RBackward", "re", rz.Rows, rz.Cols)
	slope.check("RBackward", "slope", rz.Rows, rz.Cols)
	bend.check("RBackward", "bend", rz.Rows, rz.Cols)
	rz.check("RBackward", "rz", rz.Rows, rz.Cols)
	for i, rzi := range rz.Data {
		dst.Data[i] = re.Data[i]*slope.Data[i] + bend.Data[i]*rzi
	}
}

// ColSums stores the sum of the rows of a in dst.
func (Gonum) ColSums(dst []float64, a Mat) {
	a.check("ColSums", "a", a.Rows, a.Cols)
	checkLen("ColSums", "dst", dst, a.Cols)
	sumRows(dst, a)
}
