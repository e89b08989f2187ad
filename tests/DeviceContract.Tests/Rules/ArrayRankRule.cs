using System.Collections.Generic;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>Arrays have one dimension.</summary>
internal sealed class ArrayRankRule : IRule
{
    public const string Name = "multi-dimensional-arrays";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (Use use in Use.In(subject))
            if (Rank(use.Reference as TypeReference ?? use.Reference.DeclaringType) > 1)
                yield return use.Report(subject, Name, "the device has arrays of one dimension only");
    }

    private static int Rank(TypeReference type) => type switch
    {
        ArrayType { Rank: > 1 } array => array.Rank,
        TypeSpecification specification => Rank(specification.ElementType),
        _ => 0,
    };
}
