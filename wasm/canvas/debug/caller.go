// Package debug holds a file that replaces one of Ebitengine's internal package of that name
// when the canvas is built. The original finds who called Ebitengine, by go/build; a browser
// has no folder of sources in which that could look, and always gets what this file returns.
package debug

// CallerType is what kind of caller was found.
type CallerType int

// The kinds of Ebitengine.
const (
	CallerTypeNone CallerType = iota
	CallerTypeRegular
	CallerTypeInternal
)

// FirstCaller finds none.
func FirstCaller() (file string, line int, callerType CallerType) { return "", 0, CallerTypeNone }
