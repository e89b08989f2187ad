using System;
using System.Diagnostics;
using System.Text;

namespace PocketSpy.Sample;

public delegate void Told(string text);

public static class Strings
{
    private static readonly int[] Slots = [1, 2, 3];

    public static event Told Heard;

    public static string Split(string text) => text.Split(',')[0] + text.TrimStart('/') + text.Trim();

    public static string Many(string a, string b, object c, int d, char e) => string.Format("{0}{1}{2}{3}{4}", a, b, c, d, e);

    public static string Sum(string a, string b, string c) => a + b + c + a + b + c;

    public static string Letters(char a, char b, string text) => a + text + b;

    public static int Built(StringBuilder text, int port, object any)
    {
        text.Append($"port {port} of {any}").AppendLine($"{any}");
        text.Length = 3;
        return text.Length;
    }

    public static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    public static int Count(string text)
    {
        int count = 0;
        foreach (char letter in text)
            if (IsDigit(letter)) count++;
        Debug.WriteLine("counted " + count);
        Heard?.Invoke(text);
        ref int slot = ref Slot(1);
        slot += count;
        string padded = new string('x', 3) + text.PadLeft(4, ' ') + text.Substring(1).ToLower();
        return count + padded.IndexOf("x") + BitConverter.ToString([1, 2]).Length + Convert.ToByte("1F", 16) + (text ?? "").Length;
    }

    public static ref int Slot(int index) => ref Slots[index];
}
