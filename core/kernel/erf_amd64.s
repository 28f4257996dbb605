//go:build !purego

#include "textflag.h"

// The error function of four numbers at a time, with the operations of package math and of
// elementary.Erf in the same order: the bits are equal. See elementwise.go.

// CONSTANT is a vector of four times the same number.
#define CONSTANT(name, bits) \
	DATA name<>+0(SB)/8, $bits; \
	DATA name<>+8(SB)/8, $bits; \
	DATA name<>+16(SB)/8, $bits; \
	DATA name<>+24(SB)/8, $bits; \
	GLOBL name<>(SB), RODATA|NOPTR, $32

CONSTANT(log2e, 0x3ff71547652b82fe)
CONSTANT(ln2High, 0x3fe62e42fee00000)
CONSTANT(ln2Low, 0x3dea39ef35793c76)
CONSTANT(rounder, 0x4338000000000000)
CONSTANT(half, 0x3fe0000000000000)
CONSTANT(one, 0x3ff0000000000000)
CONSTANT(two, 0x4000000000000000)
CONSTANT(erx, 0x3feb0ac160000000)
CONSTANT(efx, 0x3fc06eba8214db69)
CONSTANT(efx8, 0x3ff06eba8214db69)
CONSTANT(eight, 0x4020000000000000)
CONSTANT(eighth, 0x3fc0000000000000)
CONSTANT(small, 0x3e30000000000000)
CONSTANT(tiny, 0x0080000000000000)
CONSTANT(middle, 0x3feb000000000000)
CONSTANT(tail, 0x3ff4000000000000)
CONSTANT(second, 0x4006db6db6db6db7)
CONSTANT(beyond, 0x4018000000000000)
CONSTANT(offset, 0x3fe2000000000000)
CONSTANT(p1, 0x3fc5555555555555)
CONSTANT(p2, 0xbf66c16c16bebd93)
CONSTANT(p3, 0x3f11566aaf25de2c)
CONSTANT(p4, 0xbebbbd41c5d26bf1)
CONSTANT(p5, 0x3e66376972bea4d0)
CONSTANT(bias, 0x3ff)
CONSTANT(size, 0x7fffffffffffffff)
CONSTANT(sign, 0x8000000000000000)
CONSTANT(firstHalf, 0xffffffff00000000)
CONSTANT(pp0, 0x3fc06eba8214db68)
CONSTANT(pp1, 0xbfd4cd7d691cb913)
CONSTANT(pp2, 0xbf9d2a51dbd7194f)
CONSTANT(pp3, 0xbf77a291236668e4)
CONSTANT(pp4, 0xbef8ead6120016ac)
CONSTANT(qq1, 0x3fd97779cddadc09)
CONSTANT(qq2, 0x3fb0a54c5536ceba)
CONSTANT(qq3, 0x3f74d022c4d36b0f)
CONSTANT(qq4, 0x3f215dc9221c1a10)
CONSTANT(qq5, 0xbed09c4342a26120)
CONSTANT(pa0, 0xbf6359b8bef77538)
CONSTANT(pa1, 0x3fda8d00ad92b34d)
CONSTANT(pa2, 0xbfd7d240fbb8c3f1)
CONSTANT(pa3, 0x3fd45fca805120e4)
CONSTANT(pa4, 0xbfbc63983d3e28ec)
CONSTANT(pa5, 0x3fa22a36599795eb)
CONSTANT(pa6, 0xbf61bf380a96073f)
CONSTANT(qa1, 0x3fbb3e6618eee323)
CONSTANT(qa2, 0x3fe14af092eb6f33)
CONSTANT(qa3, 0x3fb2635cd99fe9a7)
CONSTANT(qa4, 0x3fc02660e763351f)
CONSTANT(qa5, 0x3f8bedc26b51dd1c)
CONSTANT(qa6, 0x3f888b545735151d)
CONSTANT(ra0, 0xbf843412600d6435)
CONSTANT(ra1, 0xbfe63416e4ba7360)
CONSTANT(ra2, 0xc0251e0441b0e726)
CONSTANT(ra3, 0xc04f300ae4cba38d)
CONSTANT(ra4, 0xc0644cb184282266)
CONSTANT(ra5, 0xc067135cebccabb2)
CONSTANT(ra6, 0xc054526557e4d2f2)
CONSTANT(ra7, 0xc023a0efc69ac25c)
CONSTANT(sa1, 0x4033a6b9bd707687)
CONSTANT(sa2, 0x4061350c526ae721)
CONSTANT(sa3, 0x407b290dd58a1a71)
CONSTANT(sa4, 0x40842b1921ec2868)
CONSTANT(sa5, 0x407ad02157700314)
CONSTANT(sa6, 0x405b28a3ee48ae2c)
CONSTANT(sa7, 0x401a47ef8e484a93)
CONSTANT(sa8, 0xbfaeeff2ee749a62)
CONSTANT(rb0, 0xbf84341239e86f4a)
CONSTANT(rb1, 0xbfe993ba70c285de)
CONSTANT(rb2, 0xc031c209555f995a)
CONSTANT(rb3, 0xc064145d43c5ed98)
CONSTANT(rb4, 0xc083ec881375f228)
CONSTANT(rb5, 0xc09004616a2e5992)
CONSTANT(rb6, 0xc07e384e9bdc383f)
CONSTANT(sb1, 0x403e568b261d5190)
CONSTANT(sb2, 0x40745cae221b9f0a)
CONSTANT(sb3, 0x409802eb189d5118)
CONSTANT(sb4, 0x40a8ffb7688c246a)
CONSTANT(sb5, 0x40a3f219cedf3be6)
CONSTANT(sb6, 0x407da874e79fe763)
CONSTANT(sb7, 0xc03670e242712d62)

// MORE does sum = sum·Y4 + constant.
#define MORE(sum, constant) VMULPD Y4, sum, sum; VADDPD constant<>(SB), sum, sum

// TIMES does sum = sum·Y13 + constant.
#define TIMES(sum, constant) VMULPD Y13, sum, sum; VADDPD constant<>(SB), sum, sum

// EXP leaves the exponential of Y7 there, as elementary.Exp has it for numbers from −40 to 0. It takes Y9 to
// Y15.
#define EXP \
	VMULPD log2e<>(SB), Y7, Y9; VSUBPD half<>(SB), Y9, Y9; VROUNDPD $3, Y9, Y9; \
	VMULPD ln2High<>(SB), Y9, Y10; VSUBPD Y10, Y7, Y10; \
	VMULPD ln2Low<>(SB), Y9, Y11; \
	VSUBPD Y11, Y10, Y12; \
	VMULPD Y12, Y12, Y13; \
	VMULPD p5<>(SB), Y13, Y14; VADDPD p4<>(SB), Y14, Y14; \
	TIMES(Y14, p3); TIMES(Y14, p2); TIMES(Y14, p1); \
	VMULPD Y13, Y14, Y14; VSUBPD Y14, Y12, Y14; \
	VMOVUPD two<>(SB), Y15; VSUBPD Y14, Y15, Y15; \
	VMULPD Y14, Y12, Y12; VDIVPD Y15, Y12, Y12; \
	VSUBPD Y12, Y11, Y12; VSUBPD Y10, Y12, Y12; \
	VMOVUPD one<>(SB), Y7; VSUBPD Y12, Y7, Y7; \
	VADDPD rounder<>(SB), Y9, Y9; VPADDQ bias<>(SB), Y9, Y9; VPSLLQ $52, Y9, Y9; \
	VMULPD Y9, Y7, Y7

// NONE goes to label unless a number of the mask is set.
#define NONE(mask, label) VMOVMSKPD mask, DX; TESTL DX, DX; JEQ label

// func erfVectors(a, z *float64, count int)
// The size of z is in Y0 and its function in Y1, of each range of sizes where there are any.
TEXT ·erfVectors(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ z+8(FP), R8
	MOVQ count+16(FP), CX
	XORL AX, AX

loop:
	VMOVUPD (R8)(AX*1), Y6
	VANDPD size<>(SB), Y6, Y0
	VMULPD Y0, Y0, Y4
	VMULPD pp4<>(SB), Y4, Y2
	VADDPD pp3<>(SB), Y2, Y2
	MORE(Y2, pp2)
	MORE(Y2, pp1)
	MORE(Y2, pp0)
	VMULPD qq5<>(SB), Y4, Y3
	VADDPD qq4<>(SB), Y3, Y3
	MORE(Y3, qq3)
	MORE(Y3, qq2)
	MORE(Y3, qq1)
	MORE(Y3, one)
	VDIVPD Y3, Y2, Y2
	VMULPD Y2, Y0, Y1
	VADDPD Y1, Y0, Y1
	VCMPPD $1, small<>(SB), Y0, Y5
	NONE(Y5, between)
	VMULPD efx<>(SB), Y0, Y2
	VADDPD Y2, Y0, Y2
	VMULPD eight<>(SB), Y0, Y3
	VMULPD efx8<>(SB), Y0, Y7
	VADDPD Y7, Y3, Y3
	VMULPD eighth<>(SB), Y3, Y3
	VCMPPD $1, tiny<>(SB), Y0, Y8
	VBLENDVPD Y8, Y3, Y2, Y2
	VBLENDVPD Y5, Y2, Y1, Y1

between:
	VCMPPD $13, middle<>(SB), Y0, Y5
	NONE(Y5, end)
	VSUBPD one<>(SB), Y0, Y4
	VMULPD pa6<>(SB), Y4, Y2
	VADDPD pa5<>(SB), Y2, Y2
	MORE(Y2, pa4)
	MORE(Y2, pa3)
	MORE(Y2, pa2)
	MORE(Y2, pa1)
	MORE(Y2, pa0)
	VMULPD qa6<>(SB), Y4, Y3
	VADDPD qa5<>(SB), Y3, Y3
	MORE(Y3, qa4)
	MORE(Y3, qa3)
	MORE(Y3, qa2)
	MORE(Y3, qa1)
	MORE(Y3, one)
	VDIVPD Y3, Y2, Y2
	VADDPD erx<>(SB), Y2, Y2
	VBLENDVPD Y5, Y2, Y1, Y1
	VCMPPD $13, tail<>(SB), Y0, Y5
	NONE(Y5, end)
	VMULPD Y0, Y0, Y4
	VMOVUPD one<>(SB), Y2
	VDIVPD Y4, Y2, Y4
	VMULPD ra7<>(SB), Y4, Y2
	VADDPD ra6<>(SB), Y2, Y2
	MORE(Y2, ra5)
	MORE(Y2, ra4)
	MORE(Y2, ra3)
	MORE(Y2, ra2)
	MORE(Y2, ra1)
	MORE(Y2, ra0)
	VMULPD sa8<>(SB), Y4, Y3
	VADDPD sa7<>(SB), Y3, Y3
	MORE(Y3, sa6)
	MORE(Y3, sa5)
	MORE(Y3, sa4)
	MORE(Y3, sa3)
	MORE(Y3, sa2)
	MORE(Y3, sa1)
	MORE(Y3, one)
	VMULPD rb6<>(SB), Y4, Y7
	VADDPD rb5<>(SB), Y7, Y7
	MORE(Y7, rb4)
	MORE(Y7, rb3)
	MORE(Y7, rb2)
	MORE(Y7, rb1)
	MORE(Y7, rb0)
	VMULPD sb7<>(SB), Y4, Y8
	VADDPD sb6<>(SB), Y8, Y8
	MORE(Y8, sb5)
	MORE(Y8, sb4)
	MORE(Y8, sb3)
	MORE(Y8, sb2)
	MORE(Y8, sb1)
	MORE(Y8, one)
	VCMPPD $13, second<>(SB), Y0, Y9
	VBLENDVPD Y9, Y7, Y2, Y2
	VBLENDVPD Y9, Y8, Y3, Y3
	VDIVPD Y3, Y2, Y2
	VANDPD firstHalf<>(SB), Y0, Y3
	VSUBPD Y0, Y3, Y7
	VADDPD Y0, Y3, Y8
	VMULPD Y8, Y7, Y8
	VADDPD Y2, Y8, Y8
	VMULPD Y3, Y3, Y7
	VXORPD sign<>(SB), Y7, Y7
	VSUBPD offset<>(SB), Y7, Y7
	EXP
	VMOVAPD Y7, Y2
	VMOVAPD Y8, Y7
	EXP
	VMULPD Y7, Y2, Y2
	VDIVPD Y0, Y2, Y2
	VMOVUPD one<>(SB), Y3
	VSUBPD Y2, Y3, Y2
	VBLENDVPD Y5, Y2, Y1, Y1
	VCMPPD $13, beyond<>(SB), Y0, Y5
	VBLENDVPD Y5, Y3, Y1, Y1

end:
	VANDPD sign<>(SB), Y6, Y6
	VORPD Y6, Y1, Y1
	VMOVUPD Y1, (DI)(AX*1)
	ADDQ $32, AX
	DECQ CX
	JNE loop
	VZEROUPPER
	RET
