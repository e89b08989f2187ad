using System.Linq;
using Mono.Cecil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>Tells spans that the compiler makes on the PC for string operations from spans that somebody wrote.</summary>
internal static class SpanUse
{
    /// <summary>Whether the reference only carries operands to a member that has a substitute on the device.</summary>
    public static bool IsPlumbing(Use use)
    {
        if (use.Method is not { HasBody: true } method) return false;
        bool carries = use.Reference switch
        {
            MethodReference called => Substitutes.IsPlumbing(DocumentationId.Of(called.GetElementMethod())) || IsHelper(called),
            TypeReference type => Substitutes.IsPlumbing(DocumentationId.Of(type)),
            _ => false,
        };
        return carries && method.Body.Instructions.Any(instruction =>
            instruction.Operand is MethodReference called && Substitutes.TakesSpan(DocumentationId.Of(called)));
    }

    // Methods that the compiler adds to each assembly for its inline arrays.
    private static bool IsHelper(MethodReference method) =>
        method.DeclaringType.FullName.StartsWith("<PrivateImplementationDetails>", System.StringComparison.Ordinal);
}
