// Copyright 2022 The Ebitengine Authors
//
// Licensed under the Apache License, Version 2.0 (the "License");
// you may not use this file except in compliance with the License.
// You may obtain a copy of the License at
//
//     http://www.apache.org/licenses/LICENSE-2.0
//
// Unless required by applicable law or agreed to in writing, software
// distributed under the License is distributed on an "AS IS" BASIS,
// WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
// See the License for the specific language governing permissions and
// limitations under the License.

// Changed for the Hessian-Free Playground: the sources are put together from
// strings, not by a template.

// Package builtinshader replaces Ebitengine's internal package of that name
// when the canvas is built. The original makes its shader sources by text/template,
// and that alone is a fifth of the binary: a call by name keeps every method of
// every type. The sources are the same to the byte; a test compares them.
package builtinshader

import (
	"strings"
	"sync"
)

// Filter is how a pixel between pixels of an image is made.
type Filter int

// The filters of Ebitengine.
const (
	FilterNearest Filter = iota
	FilterLinear
	FilterPixelated
)

// FilterCount is the number of filters.
const FilterCount = 3

// Address is what lies around an image.
type Address int

// The addresses of Ebitengine.
const (
	AddressUnsafe Address = iota
	AddressClampToZero
	AddressRepeat
)

// AddressCount is the number of addresses.
const AddressCount = 3

// The names of the uniforms of a colour matrix.
const (
	UniformColorMBody        = "ColorMBody"
	UniformColorMTranslation = "ColorMTranslation"
)

var (
	shaders  [FilterCount][AddressCount][2][]byte
	shadersM sync.Mutex
)

// ShaderSource returns the Kage source for a filter, an address, and with or
// without a colour matrix. A source is made once.
func ShaderSource(filter Filter, address Address, useColorM bool) []byte {
	shadersM.Lock()
	defer shadersM.Unlock()

	c := 0
	if useColorM {
		c = 1
	}
	if shaders[filter][address][c] == nil {
		shaders[filter][address][c] = []byte(source(filter, address, useColorM))
	}
	return shaders[filter][address][c]
}

func source(filter Filter, address Address, useColorM bool) string {
	matrix, scale := "", scaleColor
	if useColorM {
		matrix, scale = colorMUniforms, applyColorM
	}
	repeat := ""
	if address == AddressRepeat {
		repeat = repeatFunc
	}
	color := between(filter, address)
	if filter == FilterNearest {
		color = nearest[address]
	}
	return strings.Join([]string{header, matrix, "\n\n", repeat, "\n\n", fragment, color, "\n\n", scale, "\n\n\treturn clr\n}\n\n"}, "")
}

// between returns the statements that mix the four pixels around a place.
func between(filter Filter, address Address) string {
	places, rate := linearPlaces, linearRate
	if filter == FilterPixelated {
		places, rate = pixelatedPlaces, pixelatedRate
	}
	repeat := ""
	if address == AddressRepeat {
		repeat = repeatPlaces
	}
	colors := fourColors
	if address == AddressUnsafe {
		colors = strings.ReplaceAll(colors, "imageSrc0At", "imageSrc0UnsafeAt")
	}
	return "\n" + places + "\n\n" + repeat + "\n\n" + colors + "\n\n" + rate + mixed
}

const (
	header         = "//kage:unit pixels\n\npackage main\n\n"
	colorMUniforms = `
var ColorMBody mat4
var ColorMTranslation vec4
`
	repeatFunc = `
func adjustSrcPosForAddressRepeat(p vec2) vec2 {
	origin := imageSrc0Origin()
	size := imageSrc0Size()
	return mod(p - origin, size) + origin
}
`
	fragment     = "func Fragment(dstPos vec4, srcPos vec2, color vec4) vec4 {\n"
	linearPlaces = `
	p0 := srcPos - 1/2.0
	p1 := srcPos + 1/2.0
`
	pixelatedPlaces = `
	// inversedScale is the size of the region on the source image.
	// The size is the inverse of the geometry-matrix scale.
	inversedScale := vec2(abs(dfdx(srcPos.x)), abs(dfdy(srcPos.y)))
	// Cap the inversedScale to 1 as dfdx/dfdy is not accurate on some machines (#3182).
	inversedScale = min(inversedScale, vec2(1))
	p0 := srcPos - inversedScale/2.0
	p1 := srcPos + inversedScale/2.0
`
	repeatPlaces = `
	p0 = adjustSrcPosForAddressRepeat(p0)
	p1 = adjustSrcPosForAddressRepeat(p1)
`
	fourColors = `
	c0 := imageSrc0At(p0)
	c1 := imageSrc0At(vec2(p1.x, p0.y))
	c2 := imageSrc0At(vec2(p0.x, p1.y))
	c3 := imageSrc0At(p1)
`
	linearRate    = "\n\trate := fract(p1)\n"
	pixelatedRate = "\n\trate := clamp(fract(p1)/inversedScale, 0, 1)\n"
	mixed         = `
	clr := mix(mix(c0, c1, rate.x), mix(c2, c3, rate.x), rate.y)
`
	scaleColor = `
	// Apply the color scale.
	clr *= color
`
	applyColorM = `
	// Un-premultiply alpha.
	// When the alpha is 0, 1-sign(alpha) is 1.0, which means division does nothing.
	clr.rgb /= clr.a + (1-sign(clr.a))
	// Apply the clr matrix.
	clr = (ColorMBody * clr) + ColorMTranslation
	// Premultiply alpha
	clr.rgb *= clr.a
	// Apply the color scale.
	clr *= color
	// Clamp the output.
	clr.rgb = min(clr.rgb, clr.a)
`
)

// nearest are the statements for the pixel at a place, by address.
var nearest = [AddressCount]string{
	"\n\n\tclr := imageSrc0UnsafeAt(srcPos)\n\n",
	"\n\n\tclr := imageSrc0At(srcPos)\n\n",
	"\n\n\tclr := imageSrc0At(adjustSrcPosForAddressRepeat(srcPos))\n\n",
}

// ClearShaderSource is the Kage source that clears an image.
//
//ebitengine:shadersource
const ClearShaderSource = `//kage:unit pixels

package main

func Fragment() vec4 {
	return vec4(0)
}
`
