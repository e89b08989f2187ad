using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Threading;

namespace PocketSpy.App.Tests.Host.Heap;

/// <summary>
/// What objects take on the device, by room: walks whatever can be reached from an object. The device's heap has blocks of 12 bytes: a block for an
/// object and one for each of its fields, for an array 20 bytes and its elements, for a text 13 and its bytes (docs/device-build.md, measured with the
/// interpreter). An object belongs to the room of its type; an array, a text, and what Wire and Storage lend to all, to the room that refers to it first.
/// </summary>
internal sealed class HeapGraph
{
    private const int Block = 12;
    private const int ArrayHead = 20;
    private const int TextHead = 13;
    private const int ReferenceElement = 12;
    private const int SocketBytes = 182;
    private const int EndPointBytes = 36;
    private const string Root = "PocketSpy.";

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _bytes = [];
    private readonly Dictionary<string, int> _byType = [];
    private readonly HashSet<Type> _leftOut;

    /// <param name="leftOut">What the device has other ones of.</param>
    public HeapGraph(params Type[] leftOut)
    {
        _leftOut = [.. leftOut];
    }

    /// <summary>Bytes of all rooms together.</summary>
    public int Total => _bytes.Values.Sum();

    /// <summary>Bytes of a room: the second word of a namespace.</summary>
    public int this[string room] => _bytes.GetValueOrDefault(room);

    /// <summary>The types that take most, for people.</summary>
    public string Largest => string.Join(", ", _byType.OrderByDescending(pair => pair.Value).Take(12).Select(pair => $"{pair.Key} {pair.Value}"));

    /// <summary>Adds all that can be reached from an object.</summary>
    public HeapGraph Add(object start)
    {
        var waiting = new Stack<(object Value, string Room)>();
        waiting.Push((start, "App"));
        while (waiting.TryPop(out (object Value, string Room) next)) Visit(next.Value, next.Room, waiting);
        return this;
    }

    private void Visit(object value, string owner, Stack<(object Value, string Room)> waiting)
    {
        if (value is null || !_seen.Add(value)) return;
        Type type = value.GetType();
        string space = type.Namespace ?? "";
        if (_leftOut.Contains(type) || space.StartsWith("PocketSpy.Box", StringComparison.Ordinal) || value is Type or Thread or Delegate) return;
        switch (value)
        {
            case string text:
                // Literals stay in flash, but nothing here tells them from others: the graph is a little too large.
                Count(owner, "string", Round(TextHead + Encoding.UTF8.GetByteCount(text)));
                return;
            case Socket:
                Count(owner, "Socket", SocketBytes);
                return;
            case EndPoint or IPAddress:
                Count(owner, "IPEndPoint", EndPointBytes);
                return;
            case ArrayList list:
                Count(owner, "ArrayList", Block * 4 + Round(ArrayHead + ReferenceElement * Math.Max(4, list.Count)));
                foreach (object element in list) waiting.Push((element, owner));
                return;
            case Array array:
                VisitArray(array, owner, waiting);
                return;
        }
        if (!space.StartsWith(Root, StringComparison.Ordinal) && !space.StartsWith("System.IO.Hashing", StringComparison.Ordinal)) return;
        string room = space.StartsWith(Root, StringComparison.Ordinal) ? space.Split('.')[1] : owner;
        if (room is "Wire" or "Storage") room = owner;
        int fields = 0;
        foreach (FieldInfo field in FieldsOf(type))
        {
            fields++;
            if (!field.FieldType.IsValueType) waiting.Push((field.GetValue(value), room));
        }
        Count(room, type.Name, Block + Block * fields);
    }

    private void VisitArray(Array array, string owner, Stack<(object Value, string Room)> waiting)
    {
        Type element = array.GetType().GetElementType();
        int size = element switch
        {
            _ when !element.IsValueType => ReferenceElement,
            _ when element == typeof(byte) || element == typeof(bool) || element == typeof(sbyte) => 1,
            _ when element == typeof(short) || element == typeof(ushort) || element == typeof(char) => 2,
            _ when element == typeof(long) || element == typeof(ulong) || element == typeof(double) => 8,
            _ when element.IsEnum => System.Runtime.InteropServices.Marshal.SizeOf(Enum.GetUnderlyingType(element)),
            _ => 4,
        };
        Count(owner, element.Name + "[]", Round(ArrayHead + size * array.Length));
        if (!element.IsValueType)
            foreach (object item in array) waiting.Push((item, owner));
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type at = type; at is not null && at != typeof(object); at = at.BaseType)
            foreach (FieldInfo field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
    }

    private void Count(string room, string type, int bytes)
    {
        _bytes[room] = _bytes.GetValueOrDefault(room) + bytes;
        string key = room + "." + type;
        _byType[key] = _byType.GetValueOrDefault(key) + bytes;
    }

    private static int Round(int bytes) => (bytes + Block - 1) / Block * Block;
}
