package sequence

// All returns the table of tasks.
func All() []Task {
	return []Task{addition(), multiplication(), xor(), order2(), order3(), memory(), text()}
}
