using PocketSpy.Wire;

namespace PocketSpy.Messenger.Wire;

/// <summary>Writes text into XML.</summary>
public static class XmlText
{
    /// <summary>Bytes with what means something in XML as entities.</summary>
    public static void Write(WireWriter writer, byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            switch (buffer[i])
            {
                case (byte)'&':
                    writer.WriteText("&amp;");
                    break;
                case (byte)'<':
                    writer.WriteText("&lt;");
                    break;
                case (byte)'>':
                    writer.WriteText("&gt;");
                    break;
                case (byte)'"':
                    writer.WriteText("&quot;");
                    break;
                default:
                    writer.WriteByte(buffer[i]);
                    break;
            }
        }
    }
}
