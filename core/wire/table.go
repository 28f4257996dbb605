package wire

// PartEntry is a row of the table of parts.
type PartEntry struct {
	Kind Kind
	Name string
	New  func() Part                   // an empty part
	Of   func(p *Picture) (Part, bool) // that of a picture, and whether there is one

	put func(p *Picture, part Part)
}

// Parts returns the table of parts: a new part is a struct, a field of Picture and
// a row here. The kinds are part of the format.
func Parts() []PartEntry {
	return []PartEntry{
		{
			KindField, "field", func() Part { return new(Field) },
			func(p *Picture) (Part, bool) { return p.Field, p.Field != nil },
			func(p *Picture, part Part) { p.Field = part.(*Field) },
		},
		{
			KindRace, "race", func() Part { return new(Race) },
			func(p *Picture) (Part, bool) { return p.Race, p.Race != nil },
			func(p *Picture, part Part) { p.Race = part.(*Race) },
		},
		{
			KindLook, "look", func() Part { return new(Look) },
			func(p *Picture) (Part, bool) { return p.Look, p.Look != nil },
			func(p *Picture, part Part) { p.Look = part.(*Look) },
		},
		{
			KindNet, "net", func() Part { return new(Net) },
			func(p *Picture) (Part, bool) { return p.Net, p.Net != nil },
			func(p *Picture, part Part) { p.Net = part.(*Net) },
		},
		{
			KindSurface, "surface", func() Part { return new(Surface) },
			func(p *Picture) (Part, bool) { return p.Surface, p.Surface != nil },
			func(p *Picture, part Part) { p.Surface = part.(*Surface) },
		},
		{
			KindSamples, "samples", func() Part { return new(Samples) },
			func(p *Picture) (Part, bool) { return p.Samples, p.Samples != nil },
			func(p *Picture, part Part) { p.Samples = part.(*Samples) },
		},
		{
			KindCheck, "check", func() Part { return new(Check) },
			func(p *Picture) (Part, bool) { return p.Check, p.Check != nil },
			func(p *Picture, part Part) { p.Check = part.(*Check) },
		},
		{
			KindGate, "gate", func() Part { return new(Gate) },
			func(p *Picture) (Part, bool) { return p.Gate, p.Gate != nil },
			func(p *Picture, part Part) { p.Gate = part.(*Gate) },
		},
		{
			KindUnits, "units", func() Part { return new(Units) },
			func(p *Picture) (Part, bool) { return p.Units, p.Units != nil },
			func(p *Picture, part Part) { p.Units = part.(*Units) },
		},
		{
			KindPerceptron, "perceptron", func() Part { return new(Perceptron) },
			func(p *Picture) (Part, bool) { return p.Perceptron, p.Perceptron != nil },
			func(p *Picture, part Part) { p.Perceptron = part.(*Perceptron) },
		},
		{
			KindConjugate, "conjugate", func() Part { return new(Conjugate) },
			func(p *Picture) (Part, bool) { return p.Conjugate, p.Conjugate != nil },
			func(p *Picture, part Part) { p.Conjugate = part.(*Conjugate) },
		},
		{
			KindImages, "images", func() Part { return new(Images) },
			func(p *Picture) (Part, bool) { return p.Images, p.Images != nil },
			func(p *Picture, part Part) { p.Images = part.(*Images) },
		},
		{
			KindSteps, "steps", func() Part { return new(Steps) },
			func(p *Picture) (Part, bool) { return p.Steps, p.Steps != nil },
			func(p *Picture, part Part) { p.Steps = part.(*Steps) },
		},
		{
			KindLayers, "layers", func() Part { return new(Layers) },
			func(p *Picture) (Part, bool) { return p.Layers, p.Layers != nil },
			func(p *Picture, part Part) { p.Layers = part.(*Layers) },
		},
		{
			KindSequence, "sequence", func() Part { return new(Sequence) },
			func(p *Picture) (Part, bool) { return p.Sequence, p.Sequence != nil },
			func(p *Picture, part Part) { p.Sequence = part.(*Sequence) },
		},
		{
			KindSpectrum, "spectrum", func() Part { return new(Spectrum) },
			func(p *Picture) (Part, bool) { return p.Spectrum, p.Spectrum != nil },
			func(p *Picture, part Part) { p.Spectrum = part.(*Spectrum) },
		},
		{
			KindLags, "lags", func() Part { return new(Lags) },
			func(p *Picture) (Part, bool) { return p.Lags, p.Lags != nil },
			func(p *Picture, part Part) { p.Lags = part.(*Lags) },
		},
	}
}

// entry returns the row of a kind, and whether there is one.
func entry(k Kind) (PartEntry, bool) {
	for _, e := range Parts() {
		if e.Kind == k {
			return e, true
		}
	}
	return PartEntry{}, false
}

// Put keeps part as the last of its kind. It does not copy.
func (p *Picture) Put(part Part) {
	e, _ := entry(part.Kind()) // every part has a row
	e.put(p, part)
}

// Parts returns the parts of the picture, in the order of the table.
func (p *Picture) Parts() []Part {
	var parts []Part
	for _, e := range Parts() {
		if part, ok := e.Of(p); ok {
			parts = append(parts, part)
		}
	}
	return parts
}
