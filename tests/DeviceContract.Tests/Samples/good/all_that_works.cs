using System;
using System.Collections;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace PocketSpy.Sample;

public delegate int Combine(int left, int right);

public interface IShape
{
    int Area { get; }
}

public enum Colour
{
    Red,
    Green,
}

public readonly struct Point(int x, int y)
{
    public int X { get; } = x;
    public int Y { get; } = y;

    public static Point operator +(Point left, Point right) => new(left.X + right.X, left.Y + right.Y);
}

public readonly ref struct Window
{
    public readonly int Start;
}

public sealed class Square(int side) : IShape
{
    public int Area => side * side;

    public string Name { get; init; } = "square";
}

public static class Extensions
{
    public static bool IsEven(this int value) => (value & 1) == 0;
}

public sealed class Sample : IDisposable
{
    private const string Text = """
        {"a": 1}
        """;

    private static readonly byte[] Bytes = [1, 2, 3, 4, 5, 6, 7, 8];
    private readonly object _gate = new();
    private readonly Hashtable _table = new();
    private readonly ArrayList _list = new() { 1, "two" };
    private int _count;

    public event Combine Combined;

    ~Sample() => _count = 0;

    public int Count => _count;

    public char this[int index] => Text[index];

    public void Dispose() => GC.SuppressFinalize(this);

    public int Run(params int[] numbers)
    {
        Combine sum = (left, right) => left + right;
        Combine more = (left, right) => left + right + _count;
        Combined += sum;
        int total = 0;
        foreach (int number in numbers) total = sum(total, number);
        lock (_gate)
        {
            _count = checked(total + more(1, 2));
        }
        static int Twice(int value) => 2 * value;
        int Thrice(int value) => total * value;
        Change(ref total, in _count);
        return total.IsEven() ? Twice(total) : Thrice(Combined(1, 2));
    }

    public string Match(object value) => value switch
    {
        null => "nothing",
        int number and > 3 => "many " + number,
        string { Length: 0 } => "empty",
        Square { Area: var area } => $"square of {area}",
        IShape shape when shape.Area == 4 => "four",
        _ => "other",
    };

    public static int Exhaustive(Colour colour) => colour switch { Colour.Red => 1, Colour.Green => 2 };

    public static int Command(string command)
    {
        switch (command)
        {
            case "login": return 1;
            case "logout": return 2;
            case "status": return 3;
            case "bm": return 4;
            case "getprofile": return 5;
            case "updatepro": return 6;
            case "addbuddy": return 7;
            case "delbuddy": return 8;
            default: return 0;
        }
    }

    public static string Strings(string text, char letter, int number, object any)
    {
        string joined = text + letter + "x" + number + text + any + letter;
        string few = text + letter;
        string split = joined.Split(',', ';')[0] + few.Trim('x') + few.TrimEnd('x', 'y');
        string formatted = string.Format("{0} {1} {2} {3}", text, number, any, letter);
        string interpolated = $"{text} {letter} {number} {any} {formatted}";
        var builder = new StringBuilder(interpolated);
        builder.Append(letter).Append(number).Append(split).Append((uint)number);
        return builder[0] == 'x' && text.Equals(split) && text == few ? builder.ToString() : number.ToString("X2");
    }

    public static long Guarded(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            byte[] buffer = new byte[16];
            int read = stream.Read(buffer, 0, buffer.Length);
            stream.Close();
            return stream.Length + read + Environment.TickCount64 + File.ReadAllBytes(path).Length;
        }
        catch (IOException exception) when (exception.Message.Length > 3)
        {
            throw new InvalidOperationException(exception.ToString(), exception);
        }
        catch (Exception)
        {
            return -1;
        }
        finally
        {
            Thread.Sleep(1);
        }
    }

    public int Sockets(AutoResetEvent ready)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
        socket.Bind(new IPEndPoint(IPAddress.Any, 27900));
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        int count = socket.Poll(0, SelectMode.SelectRead) ? socket.ReceiveFrom(Bytes, ref from) : socket.Available;
        new Thread(Work).Start();
        new Thread(() => count++).Start();
        using var timer = new Timer(Elapsed, null, 0, 1000);
        ready.Set();
        ready.WaitOne();
        foreach (DictionaryEntry entry in _table) count += (int)entry.Value;
        foreach (object item in _list) count += item.GetHashCode();
        ulong large = ulong.MaxValue / 3;
        Point sum = new Point(1, 2) + new Point(3, 4);
        return count + sum.X + (int)large + Encoding.UTF8.GetBytes(Text).Length + (Text is { Length: > 2 } text ? text.IndexOf('a') : 0);
    }

    private static void Change(ref int value, in int by) => value += by;

    private void Work() => Interlocked.Increment(ref _count);

    private void Elapsed(object state) => _count++;
}
