namespace PocketSpy.Repository.Tests.Docs;

/// <summary>A table that a module keeps.</summary>
/// <param name="Name">Of its file and of its member in a backup.</param>
/// <param name="Rows">Most records.</param>
/// <param name="RecordBytes">Longest record.</param>
/// <param name="FileBytes">Most bytes of the file.</param>
internal sealed record KeptTable(string Name, int Rows, int RecordBytes, int FileBytes);
