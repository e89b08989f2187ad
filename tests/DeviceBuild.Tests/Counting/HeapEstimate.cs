using PocketSpy.PackLimits;

namespace PocketSpy.DeviceBuild.Tests.Counting;

/// <summary>
/// What the runtime keeps in the heap for an assembly as long as it runs, measured with the interpreter: bytes for each element. Its objects and the
/// values of its static fields that are objects come on top.
/// </summary>
internal static class HeapEstimate
{
    private const int Assembly = 136;
    private const int Type = 8;

    // 2, and 1 for the debugger that the stock images contain.
    private const int Method = 3;
    private const int Field = 2;
    private const int StaticField = 12;
    private const int Reference = 4;

    public static int Of(AssemblyCount count) =>
        Assembly + Type * count.Types + Method * count.Methods + Field * count.Fields + StaticField * count.StaticFields
        + Reference * (count.TypeReferences + count.MemberReferences);
}
