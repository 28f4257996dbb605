#include "textflag.h"

// Sums of products in single precision, added to numbers in double precision. See
// single.go. All strides are in bytes. V128Store takes no offset in this assembler, so
// addresses are added up.

// LOAD pushes the four numbers of single precision, or two of double, at reg + off.
#define LOAD(reg, off) Get reg; I32WrapI64; V128Load $off

// STORE stores the vector v at reg + off.
#define STORE(reg, off, v) Get reg; I64Const $off; I64Add; I32WrapI64; Get v; V128Store $0

// STEP adds the number of bytes in by to reg.
#define STEP(reg, by) Get reg; Get by; I64Add; Set reg

// SKIP adds a constant number of bytes to reg.
#define SKIP(reg, by) Get reg; I64Const $by; I64Add; Set reg

// AGAIN counts reg down by one and begins the loop again until it is zero.
#define AGAIN(reg) Get reg; I64Const $1; I64Sub; Tee reg; I64Const $0; I64GtS; BrIf $0

// ADD adds V10·b to sum.
#define ADD(sum, b) Get sum; Get V10; Get b; F32x4Mul; F32x4Add; Set sum

// ROW adds the term of the row whose factor of A is off beyond R4.
#define ROW(off, p, q) Get R4; I32WrapI64; F32Load $off; F32x4Splat; Set V10; ADD(p, V8); ADD(q, V9)

// TERM adds a term to all four rows, whose factors lie a and b beyond R4 and R5.
#define TERM(a0, a1, a2, a3, b0, b1) \
	LOAD(R5, b0); Set V8; LOAD(R5, b1); Set V9; \
	ROW(a0, V0, V1); ROW(a1, V2, V3); ROW(a2, V4, V5); ROW(a3, V6, V7)

// ZERO makes a vector of zeros.
#define ZERO(v) F32Const $(0.0); F32x4Splat; Set v

// WIDEN adds the two sums of single precision at R2 + from to what is at R8 + to.
#define WIDEN(from, to) \
	Get R8; I64Const $to; I64Add; I32WrapI64; \
	LOAD(R8, to); LOAD(R2, from); F64x2PromoteLowF32x4; F64x2Add; V128Store $0

// WIDENROW does that for a row, and goes on to the next.
#define WIDENROW(a, b, c, d) WIDEN(a, 0); WIDEN(b, 16); WIDEN(c, 32); WIDEN(d, 48); STEP(R8, R1)

// func addTiles4x8(c *float64, cRow int, room *float32, a, b *float32, groups, terms int)
TEXT ·addTiles4x8(SB), NOSPLIT, $0-56
	I64Load c+0(FP)
	Set R8
	I64Load cRow+8(FP)
	Set R1
	I64Load room+16(FP)
	Set R2
	I64Load a+24(FP)
	Set R4
	I64Load groups+40(FP)
	Set R15
	Loop
		ZERO(V0)
		ZERO(V1)
		ZERO(V2)
		ZERO(V3)
		ZERO(V4)
		ZERO(V5)
		ZERO(V6)
		ZERO(V7)
		I64Load b+32(FP)
		Set R5
		I64Load terms+48(FP)
		Tee R13
		I64Const $3
		I64And
		Tee R14
		I64Const $0
		I64GtS
		If
			Loop
				TERM(0, 4, 8, 12, 0, 16)
				SKIP(R4, 16)
				SKIP(R5, 32)
				AGAIN(R14)
			End
		End
		Get R13
		I64Const $2
		I64ShrU
		Tee R13
		I64Const $0
		I64GtS
		If
			Loop
				TERM(0, 4, 8, 12, 0, 16)
				TERM(16, 20, 24, 28, 32, 48)
				TERM(32, 36, 40, 44, 64, 80)
				TERM(48, 52, 56, 60, 96, 112)
				SKIP(R4, 64)
				SKIP(R5, 128)
				AGAIN(R13)
			End
		End
		STORE(R2, 0, V0)
		STORE(R2, 16, V1)
		STORE(R2, 32, V2)
		STORE(R2, 48, V3)
		STORE(R2, 64, V4)
		STORE(R2, 80, V5)
		STORE(R2, 96, V6)
		STORE(R2, 112, V7)
		WIDENROW(0, 8, 16, 24)
		WIDENROW(32, 40, 48, 56)
		WIDENROW(64, 72, 80, 88)
		WIDENROW(96, 104, 112, 120)
		AGAIN(R15)
	End
	RET

// MOVE rounds the number at reg to single precision and stores it at R1 + off.
#define MOVE(reg, off) Get R1; I64Const $off; I64Add; I32WrapI64; Get reg; I32WrapI64; F64Load $0; F32DemoteF64; F32Store $0

// func narrow4(dst *float32, dstTerm int, src *float64, term, col, terms int)
TEXT ·narrow4(SB), NOSPLIT, $0-48
	I64Load dst+0(FP)
	Set R1
	I64Load dstTerm+8(FP)
	Set R7
	I64Load src+16(FP)
	Set R8
	I64Load term+24(FP)
	Set R6
	I64Load col+32(FP)
	Set R5
	I64Load terms+40(FP)
	Set R13
	Get R8
	Get R5
	I64Add
	Set R9
	Get R9
	Get R5
	I64Add
	Set R10
	Get R10
	Get R5
	I64Add
	Set R11
	Loop
		MOVE(R8, 0)
		MOVE(R9, 4)
		MOVE(R10, 8)
		MOVE(R11, 12)
		STEP(R8, R6)
		STEP(R9, R6)
		STEP(R10, R6)
		STEP(R11, R6)
		STEP(R1, R7)
		AGAIN(R13)
	End
	RET
