package wire

// PartEntry is a row of the table of parts.
type PartEntry struct {
	Kind Kind
	Name string
	New  func() Part           // an empty part
	Of   func(p *Picture) Part // that of a picture, nil where there is none

	put func(p *Picture, part Part)
}

// Parts returns the table of parts: a new part is a struct, a field of Picture and
// a row here. The kinds are part of the format.
func Parts() []PartEntry {
	return []PartEntry{
		row(KindField, "field", func(p *Picture) **Field { return &p.Field }),
		row(KindRace, "race", func(p *Picture) **Race { return &p.Race }),
		row(KindLook, "look", func(p *Picture) **Look { return &p.Look }),
		row(KindNet, "net", func(p *Picture) **Net { return &p.Net }),
		row(KindSurface, "surface", func(p *Picture) **Surface { return &p.Surface }),
		row(KindSamples, "samples", func(p *Picture) **Samples { return &p.Samples }),
		row(KindCheck, "check", func(p *Picture) **Check { return &p.Check }),
		row(KindGate, "gate", func(p *Picture) **Gate { return &p.Gate }),
		row(KindUnits, "units", func(p *Picture) **Units { return &p.Units }),
		row(KindPerceptron, "perceptron", func(p *Picture) **Perceptron { return &p.Perceptron }),
	}
}

// row returns the entry of parts of type *T, which a picture keeps in a field.
func row[T any, P interface {
	*T
	Part
}](kind Kind, name string, field func(*Picture) **T) PartEntry {
	return PartEntry{
		Kind: kind,
		Name: name,
		New:  func() Part { return P(new(T)) },
		Of: func(p *Picture) Part {
			if part := *field(p); part != nil {
				return P(part)
			}
			return nil
		},
		put: func(p *Picture, part Part) { *field(p) = part.(P) },
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
		if part := e.Of(p); part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}
