package graphicscommand

import (
	"errors"
	"image"
)

var errNoDump = errors.New("this build does not save images")

// Dump saves nothing. The graphics driver is of a type that nobody else may name.
func (i *Image) Dump(driver any, path string, blackbg bool, rect image.Rectangle) (string, error) {
	return "", errNoDump
}

// DumpImages saves nothing.
func DumpImages(images []*Image, driver any, dir string) (string, error) { return "", errNoDump }
