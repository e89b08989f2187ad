namespace PocketSpy.Wire.Tests;

/// <summary>Packets as one reads them: a backslash stands for a NUL, hexadecimal digits stand in angle brackets, all else for itself.</summary>
internal static class PacketText
{
    internal static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        int count = 0;
        int digits = -1;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character == '<')
            {
                digits = 0;
            }
            else if (character == '>')
            {
                digits = -1;
            }
            else if (digits < 0)
            {
                bytes[count++] = character == '\\' ? (byte)0 : (byte)character;
            }
            else if (character != ' ')
            {
                int high = digits++ % 2 == 0 ? 0 : bytes[--count];
                bytes[count++] = (byte)((high << 4) | Digit(character));
            }
        }
        byte[] packet = new byte[count];
        for (int i = 0; i < count; i++) packet[i] = bytes[i];
        return packet;
    }

    private static int Digit(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
