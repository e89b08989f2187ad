using BenchmarkDotNet.Running;

namespace PocketSpy.Benchmarks;

/// <summary>
/// Time and allocated bytes on the ways that packets take most often. All:
/// <code>dotnet run -c Release --project tests/Benchmarks -- --filter '*'</code>
/// Shorter and rougher with <c>--warmupCount 2 --iterationCount 3</c>; names with <c>--list</c>. Figures of a PC say nothing of the
/// device's seconds; ratios and allocations do carry over.
/// </summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        if (arguments is ["--list"]) arguments = ["--list", "flat"];
        if (arguments.Length == 0) arguments = ["--filter", "*"];
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, new BenchmarkConfig());
    }
}
