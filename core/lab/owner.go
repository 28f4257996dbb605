package lab

// elsewhere says what a key is that the lab in force does not have: passed over, or
// a setting of another lab, by its label; "" for no setting at all.
func (s *Session) elsewhere(key string) (lab string, old bool) {
	if s.owners == nil {
		s.owners = ownersOf(s.table)
	}
	o := s.owners[key]
	return o.lab, o.old
}

// owner is the label of a lab that has a key as a setting of its own, or passes it over.
type owner struct {
	lab string
	old bool
}

// ownersOf returns whose every key is: the first lab's that passes it over, else the first's that has it.
func ownersOf(table []Entry) map[string]owner {
	of := map[string]owner{}
	add := func(key string, o owner) {
		if before, ok := of[key]; !ok || o.old && !before.old {
			of[key] = o
		}
	}
	for _, e := range table {
		for _, key := range e.Old {
			add(key, owner{e.Label, true})
		}
		for _, o := range e.Settings() {
			if o.Owner != "" {
				continue
			}
			for _, f := range o.Fields {
				add(f.Key, owner{lab: e.Label})
			}
		}
	}
	return of
}
