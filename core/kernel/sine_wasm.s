#include "textflag.h"

// Sine, cosine and softsign of two numbers at a time, with the operations of package math
// and of the Go functions of the same name in the same order: the bits are equal. See
// elementwise.go.

#define FOUROVERPI V128Const $0x3ff45f306dc9c883, $0x3ff45f306dc9c883
#define PIA        V128Const $0x3fe921fb40000000, $0x3fe921fb40000000
#define PIB        V128Const $0x3e64442d00000000, $0x3e64442d00000000
#define PIC        V128Const $0x3ce8469898cc5170, $0x3ce8469898cc5170
#define S0         V128Const $0x3de5d8fd1fd19ccd, $0x3de5d8fd1fd19ccd
#define S1         V128Const $0xbe5ae5e5a9291f5d, $0xbe5ae5e5a9291f5d
#define S2         V128Const $0x3ec71de3567d48a1, $0x3ec71de3567d48a1
#define S3         V128Const $0xbf2a01a019bfdf03, $0xbf2a01a019bfdf03
#define S4         V128Const $0x3f8111111110f7d0, $0x3f8111111110f7d0
#define S5         V128Const $0xbfc5555555555548, $0xbfc5555555555548
#define C0         V128Const $0xbda8fa49a0861a9b, $0xbda8fa49a0861a9b
#define C1         V128Const $0x3e21ee9d7b4e3f05, $0x3e21ee9d7b4e3f05
#define C2         V128Const $0xbe927e4f7eac4bc6, $0xbe927e4f7eac4bc6
#define C3         V128Const $0x3efa01a019c844f5, $0x3efa01a019c844f5
#define C4         V128Const $0xbf56c16c16c14f91, $0xbf56c16c16c14f91
#define C5         V128Const $0x3fa555555555554b, $0x3fa555555555554b
#define HALF       V128Const $0x3fe0000000000000, $0x3fe0000000000000
#define ONE        V128Const $0x3ff0000000000000, $0x3ff0000000000000
#define TWO        V128Const $0x4000000000000000, $0x4000000000000000
#define ROUNDER    V128Const $0x4338000000000000, $0x4338000000000000
#define UNIT       V128Const $1, $1
#define SIGN       V128Const $0x8000000000000000, $0x8000000000000000
#define ZERO       V128Const $0, $0

// LOAD pushes the two numbers at reg, and goes on to the next.
#define LOAD(reg) Get reg; I32WrapI64; V128Load $0; Get reg; I64Const $16; I64Add; Set reg

// TO begins the store of what is pushed next at reg; STORED ends it and goes on.
#define TO(reg) Get reg; I32WrapI64
#define STORED(reg) V128Store $0; Get reg; I64Const $16; I64Add; Set reg

// AGAIN counts R15 down by one and begins the loop again until it is zero.
#define AGAIN Get R15; I64Const $1; I64Sub; Tee R15; I64Const $0; I64GtS; BrIf $0

// MORE does sum·V4 + constant of what is on the stack.
#define MORE(constant) Get V4; F64x2Mul; constant; F64x2Add

// OCTANT takes |z|, for z in V6, apart: V1 has in its last bits the even number of octants,
// V3 what is left of |z|, V4 its square, V5 a mask of where a quarter turn is left out,
// which are two octants of four.
#define OCTANT \
	Get V6; F64x2Abs; Set V0; \
	Get V0; FOUROVERPI; F64x2Mul; F64x2Trunc; ROUNDER; F64x2Add; UNIT; I64x2Add; UNIT; V128Andnot; Set V1; \
	Get V1; ROUNDER; F64x2Sub; Set V2; \
	Get V0; Get V2; PIA; F64x2Mul; F64x2Sub; Get V2; PIB; F64x2Mul; F64x2Sub; Get V2; PIC; F64x2Mul; F64x2Sub; Set V3; \
	Get V3; Get V3; F64x2Mul; Set V4; \
	Get V1; I32Const $62; I64x2Shl; I32Const $63; I64x2ShrS; Set V5

// SINE pushes the sine of V3, COSINE its cosine.
#define SINE \
	Get V3; Get V3; Get V4; F64x2Mul; \
	S0; MORE(S1); MORE(S2); MORE(S3); MORE(S4); MORE(S5); \
	F64x2Mul; F64x2Add
#define COSINE \
	ONE; HALF; Get V4; F64x2Mul; F64x2Sub; Get V4; Get V4; F64x2Mul; \
	C0; MORE(C1); MORE(C2); MORE(C3); MORE(C4); MORE(C5); \
	F64x2Mul; F64x2Add

// HALFTURN pushes the sign of half a turn that was left out, QUARTERTURN of a quarter.
#define HALFTURN Get V1; I32Const $61; I64x2Shl; SIGN; V128And
#define QUARTERTURN Get V1; I32Const $62; I64x2Shl; SIGN; V128And

// SHARE pushes 1/(1 + |z|) for z in V6.
#define SHARE ONE; ONE; Get V6; F64x2Abs; F64x2Add; F64x2Div

// func sineVectors(a, z *float64, count int)
TEXT ·sineVectors(SB), NOSPLIT, $0-24
	I64Load a+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		OCTANT
		TO(R0)
		COSINE
		SINE
		Get V5
		V128Bitselect
		HALFTURN
		V128Xor
		Get V6
		SIGN
		V128And
		V128Xor
		STORED(R0)
		AGAIN
	End
	RET

// func cosineVectors(dst, z *float64, count int)
TEXT ·cosineVectors(SB), NOSPLIT, $0-24
	I64Load dst+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		OCTANT
		TO(R0)
		SINE
		COSINE
		Get V5
		V128Bitselect
		HALFTURN
		V128Xor
		QUARTERTURN
		V128Xor
		STORED(R0)
		AGAIN
	End
	RET

// func sineBendVectors(dst, e, a *float64, count int)
TEXT ·sineBendVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load e+8(FP)
	Set R1
	I64Load a+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		TO(R0)
		LOAD(R1)
		LOAD(R2)
		F64x2Neg
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func softsignVectors(a, z *float64, count int)
TEXT ·softsignVectors(SB), NOSPLIT, $0-24
	I64Load a+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		TO(R0)
		Get V6
		ONE
		Get V6
		F64x2Abs
		F64x2Add
		F64x2Div
		STORED(R0)
		AGAIN
	End
	RET

// func softsignSlopeVectors(dst, z *float64, count int)
TEXT ·softsignSlopeVectors(SB), NOSPLIT, $0-24
	I64Load dst+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		SHARE
		Set V0
		TO(R0)
		Get V0
		Get V0
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func softsignBendVectors(dst, e, z *float64, count int)
TEXT ·softsignBendVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load e+8(FP)
	Set R1
	I64Load z+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		LOAD(R2)
		Set V6
		SHARE
		Set V0
		TO(R0)
		LOAD(R1)
		TWO
		Get V0
		F64x2Mul
		Get V0
		F64x2Mul
		Get V0
		F64x2Mul
		Get V6
		SIGN
		V128And
		V128Xor
		SIGN
		V128Xor
		Get V6
		Get V6
		ZERO
		F64x2Ne
		V128Bitselect
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET
