// Package graphicscommand holds a file, image_js.go, that replaces one of Ebitengine's internal
// package of that name when the canvas is built. The original has the browser save images of the
// graphics card as PNG in a ZIP file, for whoever debugs a game; the code that packs them is a twentieth of the
// binary.
package graphicscommand

// Image takes the place of Ebitengine's, so that go vet can read the file.
type Image struct{}
