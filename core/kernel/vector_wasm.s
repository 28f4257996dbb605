#include "textflag.h"

// Sums and products entry by entry, two numbers at a time. See vector_wasm.go.

// PUSH pushes the two numbers at reg, and goes on to the next.
#define PUSH(reg) Get reg; I32WrapI64; V128Load $0; Get reg; I64Const $16; I64Add; Set reg

// PAIR pushes the product of the two numbers at reg + off and of those at other + off.
#define PAIR(reg, other, off) Get reg; I32WrapI64; V128Load $off; Get other; I32WrapI64; V128Load $off; F64x2Mul

// ADDPAIR adds such a product to sum.
#define ADDPAIR(sum, reg, other, off) Get sum; PAIR(reg, other, off); F64x2Add; Set sum

// TO begins the store of what is pushed next at reg; STORED ends it and goes on.
#define TO(reg) Get reg; I32WrapI64
#define STORED(reg) V128Store $0; Get reg; I64Const $16; I64Add; Set reg

// AGAIN counts R15 down by one and begins the loop again until it is zero.
#define AGAIN Get R15; I64Const $1; I64Sub; Tee R15; I64Const $0; I64GtS; BrIf $0

// func hadamardVectors(dst, a, b *float64, count int)
TEXT ·hadamardVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load a+8(FP)
	Set R1
	I64Load b+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		TO(R0)
		PUSH(R1)
		PUSH(R2)
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func rBackwardVectors(dst, re, slope, bend, rz *float64, count int)
TEXT ·rBackwardVectors(SB), NOSPLIT, $0-48
	I64Load dst+0(FP)
	Set R0
	I64Load re+8(FP)
	Set R1
	I64Load slope+16(FP)
	Set R2
	I64Load bend+24(FP)
	Set R3
	I64Load rz+32(FP)
	Set R4
	I64Load count+40(FP)
	Set R15
	Loop
		TO(R0)
		PUSH(R1)
		PUSH(R2)
		F64x2Mul
		PUSH(R3)
		PUSH(R4)
		F64x2Mul
		F64x2Add
		STORED(R0)
		AGAIN
	End
	RET

// func axpyVectors(alpha float64, x, y *float64, count int)
TEXT ·axpyVectors(SB), NOSPLIT, $0-32
	F64Load alpha+0(FP)
	F64x2Splat
	Set V0
	I64Load x+8(FP)
	Set R1
	I64Load y+16(FP)
	Set R0
	I64Load count+24(FP)
	Set R15
	Loop
		TO(R0)
		Get R0
		I32WrapI64
		V128Load $0
		Get V0
		PUSH(R1)
		F64x2Mul
		F64x2Add
		STORED(R0)
		AGAIN
	End
	RET

// func scaleVectors(alpha float64, x *float64, count int)
TEXT ·scaleVectors(SB), NOSPLIT, $0-24
	F64Load alpha+0(FP)
	F64x2Splat
	Set V0
	I64Load x+8(FP)
	Set R0
	I64Load count+16(FP)
	Set R15
	Loop
		TO(R0)
		Get V0
		Get R0
		I32WrapI64
		V128Load $0
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func dotEights(sums *[2]float64, x, y *float64, eights int)
// Eight sums side by side, in V0 to V3, of which the halves of V0 + V2 + (V1 + V3) remain.
TEXT ·dotEights(SB), NOSPLIT, $0-32
	I64Load sums+0(FP)
	Set R0
	I64Load x+8(FP)
	Set R1
	I64Load y+16(FP)
	Set R2
	I64Load eights+24(FP)
	Set R15
	Loop
		ADDPAIR(V0, R1, R2, 0)
		ADDPAIR(V1, R1, R2, 16)
		ADDPAIR(V2, R1, R2, 32)
		ADDPAIR(V3, R1, R2, 48)
		Get R1
		I64Const $64
		I64Add
		Set R1
		Get R2
		I64Const $64
		I64Add
		Set R2
		AGAIN
	End
	TO(R0)
	Get V0
	Get V2
	F64x2Add
	Get V1
	Get V3
	F64x2Add
	F64x2Add
	V128Store $0
	RET
