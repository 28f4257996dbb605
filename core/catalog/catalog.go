// Package catalog is what all tables of the project have in common: their rows are
// named by keys, which appear in links, and have labels for people.
package catalog

import "slices"

// Row is a row of a table.
type Row interface {
	// Name returns the key, lower-case with hyphens, which never changes, and the
	// label, as short as a legend.
	Name() (key, label string)
}

// Entry is a row of a table, with a function that makes what the row names.
type Entry[T any] struct {
	Key   string // in links: lower-case, hyphens; never changes
	Label string // for people, as short as a legend
	Help  string // one sentence; "" where the label says it
	New   T      // the function that makes it, at its defaults
}

// Name returns the key and the label.
func (e Entry[T]) Name() (key, label string) { return e.Key, e.Label }

// Explain returns the help.
func (e Entry[T]) Explain() string { return e.Help }

// Index returns the place of the row with a key; −1 for none.
func Index[T Row](table []T, key string) int {
	return slices.IndexFunc(table, func(row T) bool { k, _ := row.Name(); return k == key })
}

// Find returns the row with a key, and whether there is one.
func Find[T Row](table []T, key string) (row T, ok bool) {
	if i := Index(table, key); i >= 0 {
		return table[i], true
	}
	return row, false
}

// Get returns the row with a key that is known to be there: a setting has checked it.
func Get[T Row](table []T, key string) T { return table[Index(table, key)] }

// Keys returns the keys in the order of the table.
func Keys[T Row](table []T) []string {
	keys := make([]string, len(table))
	for i, row := range table {
		keys[i], _ = row.Name()
	}
	return keys
}
