package network

import (
	"fmt"
	"strings"

	"hfplayground/core/dataset"
)

// classes says what the classes are called, where they have names, and whether there
// is only one; "" where nothing need be said, and of no snapshot.
func (p *snapshot) classes() string {
	if p == nil {
		return ""
	}
	set := p.parts[0].Set
	if !set.HasClasses() {
		return ""
	}
	if name, only := dataset.OnlyClass(set, p.parts[1].Set); only {
		return fmt.Sprintf("All examples are of one class, %s: any net that always answers it is right.", name)
	}
	if set.Names == nil {
		return ""
	}
	return "Classes: " + strings.Join(set.Names, ", ")
}
