package scene

// Views is the views of a stage that have been shown, by key. A view stays once it
// has been asked for, and with it what it keeps of its last drawing. The zero
// Views has none yet.
type Views struct {
	made map[string]View
}

// Of returns the view under key, the same one every time; that of the first
// entry of Stage for a key that is not in the table.
func (v *Views) Of(key string) View {
	if view, ok := v.made[key]; ok {
		return view
	}
	table := Stage()
	entry := table[0]
	for _, e := range table {
		if e.Key == key {
			entry = e
		}
	}
	if entry.Key != key {
		return v.Of(entry.Key)
	}
	if v.made == nil {
		v.made = make(map[string]View)
	}
	v.made[key] = entry.New()
	return v.made[key]
}
