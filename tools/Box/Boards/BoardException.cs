using System;

namespace PocketSpy.Box.Boards;

/// <summary>A board or its partitions cannot be used; the message says why and what to do.</summary>
public sealed class BoardException(string message) : Exception(message);
