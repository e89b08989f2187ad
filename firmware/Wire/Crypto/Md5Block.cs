using System;

namespace PocketSpy.Wire.Crypto;

/// <summary>
/// The compression function of MD5 (RFC 1321, section 3.4), written out over locals: on the device a local costs
/// a fifth of what an array element or a field costs.
/// </summary>
internal static class Md5Block
{
    /// <summary>Mixes the 64 bytes of <paramref name="block"/> into the four words of <paramref name="state"/>.</summary>
    /// <remarks>Words are little-endian; so are the device and every PC that .NET runs on, thus BitConverter (native) reads them.</remarks>
    internal static void Mix(uint[] state, byte[] block)
    {
        uint w0 = BitConverter.ToUInt32(block, 0);
        uint w1 = BitConverter.ToUInt32(block, 4);
        uint w2 = BitConverter.ToUInt32(block, 8);
        uint w3 = BitConverter.ToUInt32(block, 12);
        uint w4 = BitConverter.ToUInt32(block, 16);
        uint w5 = BitConverter.ToUInt32(block, 20);
        uint w6 = BitConverter.ToUInt32(block, 24);
        uint w7 = BitConverter.ToUInt32(block, 28);
        uint w8 = BitConverter.ToUInt32(block, 32);
        uint w9 = BitConverter.ToUInt32(block, 36);
        uint w10 = BitConverter.ToUInt32(block, 40);
        uint w11 = BitConverter.ToUInt32(block, 44);
        uint w12 = BitConverter.ToUInt32(block, 48);
        uint w13 = BitConverter.ToUInt32(block, 52);
        uint w14 = BitConverter.ToUInt32(block, 56);
        uint w15 = BitConverter.ToUInt32(block, 60);

        uint a = state[0];
        uint b = state[1];
        uint c = state[2];
        uint d = state[3];

        a += (d ^ (b & (c ^ d))) + w0 + 0xD76AA478;
        a = ((a << 7) | (a >> 25)) + b;
        d += (c ^ (a & (b ^ c))) + w1 + 0xE8C7B756;
        d = ((d << 12) | (d >> 20)) + a;
        c += (b ^ (d & (a ^ b))) + w2 + 0x242070DB;
        c = ((c << 17) | (c >> 15)) + d;
        b += (a ^ (c & (d ^ a))) + w3 + 0xC1BDCEEE;
        b = ((b << 22) | (b >> 10)) + c;
        a += (d ^ (b & (c ^ d))) + w4 + 0xF57C0FAF;
        a = ((a << 7) | (a >> 25)) + b;
        d += (c ^ (a & (b ^ c))) + w5 + 0x4787C62A;
        d = ((d << 12) | (d >> 20)) + a;
        c += (b ^ (d & (a ^ b))) + w6 + 0xA8304613;
        c = ((c << 17) | (c >> 15)) + d;
        b += (a ^ (c & (d ^ a))) + w7 + 0xFD469501;
        b = ((b << 22) | (b >> 10)) + c;
        a += (d ^ (b & (c ^ d))) + w8 + 0x698098D8;
        a = ((a << 7) | (a >> 25)) + b;
        d += (c ^ (a & (b ^ c))) + w9 + 0x8B44F7AF;
        d = ((d << 12) | (d >> 20)) + a;
        c += (b ^ (d & (a ^ b))) + w10 + 0xFFFF5BB1;
        c = ((c << 17) | (c >> 15)) + d;
        b += (a ^ (c & (d ^ a))) + w11 + 0x895CD7BE;
        b = ((b << 22) | (b >> 10)) + c;
        a += (d ^ (b & (c ^ d))) + w12 + 0x6B901122;
        a = ((a << 7) | (a >> 25)) + b;
        d += (c ^ (a & (b ^ c))) + w13 + 0xFD987193;
        d = ((d << 12) | (d >> 20)) + a;
        c += (b ^ (d & (a ^ b))) + w14 + 0xA679438E;
        c = ((c << 17) | (c >> 15)) + d;
        b += (a ^ (c & (d ^ a))) + w15 + 0x49B40821;
        b = ((b << 22) | (b >> 10)) + c;

        a += (c ^ (d & (b ^ c))) + w1 + 0xF61E2562;
        a = ((a << 5) | (a >> 27)) + b;
        d += (b ^ (c & (a ^ b))) + w6 + 0xC040B340;
        d = ((d << 9) | (d >> 23)) + a;
        c += (a ^ (b & (d ^ a))) + w11 + 0x265E5A51;
        c = ((c << 14) | (c >> 18)) + d;
        b += (d ^ (a & (c ^ d))) + w0 + 0xE9B6C7AA;
        b = ((b << 20) | (b >> 12)) + c;
        a += (c ^ (d & (b ^ c))) + w5 + 0xD62F105D;
        a = ((a << 5) | (a >> 27)) + b;
        d += (b ^ (c & (a ^ b))) + w10 + 0x02441453;
        d = ((d << 9) | (d >> 23)) + a;
        c += (a ^ (b & (d ^ a))) + w15 + 0xD8A1E681;
        c = ((c << 14) | (c >> 18)) + d;
        b += (d ^ (a & (c ^ d))) + w4 + 0xE7D3FBC8;
        b = ((b << 20) | (b >> 12)) + c;
        a += (c ^ (d & (b ^ c))) + w9 + 0x21E1CDE6;
        a = ((a << 5) | (a >> 27)) + b;
        d += (b ^ (c & (a ^ b))) + w14 + 0xC33707D6;
        d = ((d << 9) | (d >> 23)) + a;
        c += (a ^ (b & (d ^ a))) + w3 + 0xF4D50D87;
        c = ((c << 14) | (c >> 18)) + d;
        b += (d ^ (a & (c ^ d))) + w8 + 0x455A14ED;
        b = ((b << 20) | (b >> 12)) + c;
        a += (c ^ (d & (b ^ c))) + w13 + 0xA9E3E905;
        a = ((a << 5) | (a >> 27)) + b;
        d += (b ^ (c & (a ^ b))) + w2 + 0xFCEFA3F8;
        d = ((d << 9) | (d >> 23)) + a;
        c += (a ^ (b & (d ^ a))) + w7 + 0x676F02D9;
        c = ((c << 14) | (c >> 18)) + d;
        b += (d ^ (a & (c ^ d))) + w12 + 0x8D2A4C8A;
        b = ((b << 20) | (b >> 12)) + c;

        a += (b ^ c ^ d) + w5 + 0xFFFA3942;
        a = ((a << 4) | (a >> 28)) + b;
        d += (a ^ b ^ c) + w8 + 0x8771F681;
        d = ((d << 11) | (d >> 21)) + a;
        c += (d ^ a ^ b) + w11 + 0x6D9D6122;
        c = ((c << 16) | (c >> 16)) + d;
        b += (c ^ d ^ a) + w14 + 0xFDE5380C;
        b = ((b << 23) | (b >> 9)) + c;
        a += (b ^ c ^ d) + w1 + 0xA4BEEA44;
        a = ((a << 4) | (a >> 28)) + b;
        d += (a ^ b ^ c) + w4 + 0x4BDECFA9;
        d = ((d << 11) | (d >> 21)) + a;
        c += (d ^ a ^ b) + w7 + 0xF6BB4B60;
        c = ((c << 16) | (c >> 16)) + d;
        b += (c ^ d ^ a) + w10 + 0xBEBFBC70;
        b = ((b << 23) | (b >> 9)) + c;
        a += (b ^ c ^ d) + w13 + 0x289B7EC6;
        a = ((a << 4) | (a >> 28)) + b;
        d += (a ^ b ^ c) + w0 + 0xEAA127FA;
        d = ((d << 11) | (d >> 21)) + a;
        c += (d ^ a ^ b) + w3 + 0xD4EF3085;
        c = ((c << 16) | (c >> 16)) + d;
        b += (c ^ d ^ a) + w6 + 0x04881D05;
        b = ((b << 23) | (b >> 9)) + c;
        a += (b ^ c ^ d) + w9 + 0xD9D4D039;
        a = ((a << 4) | (a >> 28)) + b;
        d += (a ^ b ^ c) + w12 + 0xE6DB99E5;
        d = ((d << 11) | (d >> 21)) + a;
        c += (d ^ a ^ b) + w15 + 0x1FA27CF8;
        c = ((c << 16) | (c >> 16)) + d;
        b += (c ^ d ^ a) + w2 + 0xC4AC5665;
        b = ((b << 23) | (b >> 9)) + c;

        a += (c ^ (b | ~d)) + w0 + 0xF4292244;
        a = ((a << 6) | (a >> 26)) + b;
        d += (b ^ (a | ~c)) + w7 + 0x432AFF97;
        d = ((d << 10) | (d >> 22)) + a;
        c += (a ^ (d | ~b)) + w14 + 0xAB9423A7;
        c = ((c << 15) | (c >> 17)) + d;
        b += (d ^ (c | ~a)) + w5 + 0xFC93A039;
        b = ((b << 21) | (b >> 11)) + c;
        a += (c ^ (b | ~d)) + w12 + 0x655B59C3;
        a = ((a << 6) | (a >> 26)) + b;
        d += (b ^ (a | ~c)) + w3 + 0x8F0CCC92;
        d = ((d << 10) | (d >> 22)) + a;
        c += (a ^ (d | ~b)) + w10 + 0xFFEFF47D;
        c = ((c << 15) | (c >> 17)) + d;
        b += (d ^ (c | ~a)) + w1 + 0x85845DD1;
        b = ((b << 21) | (b >> 11)) + c;
        a += (c ^ (b | ~d)) + w8 + 0x6FA87E4F;
        a = ((a << 6) | (a >> 26)) + b;
        d += (b ^ (a | ~c)) + w15 + 0xFE2CE6E0;
        d = ((d << 10) | (d >> 22)) + a;
        c += (a ^ (d | ~b)) + w6 + 0xA3014314;
        c = ((c << 15) | (c >> 17)) + d;
        b += (d ^ (c | ~a)) + w13 + 0x4E0811A1;
        b = ((b << 21) | (b >> 11)) + c;
        a += (c ^ (b | ~d)) + w4 + 0xF7537E82;
        a = ((a << 6) | (a >> 26)) + b;
        d += (b ^ (a | ~c)) + w11 + 0xBD3AF235;
        d = ((d << 10) | (d >> 22)) + a;
        c += (a ^ (d | ~b)) + w2 + 0x2AD7D2BB;
        c = ((c << 15) | (c >> 17)) + d;
        b += (d ^ (c | ~a)) + w9 + 0xEB86D391;
        b = ((b << 21) | (b >> 11)) + c;

        state[0] = state[0] + a;
        state[1] = state[1] + b;
        state[2] = state[2] + c;
        state[3] = state[3] + d;
    }
}
