using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>An assembly with its symbols, and the sources it was made of.</summary>
internal sealed class Subject(ModuleDefinition module, CSharpCompilation sources)
{
    private readonly SourceMap _map = new(sources);

    public ModuleDefinition Module { get; } = module;

    public CSharpCompilation Sources { get; } = sources;

    public string Name => Module.Assembly.Name.Name;

    /// <summary>Every type that somebody wrote, and the closures the compiler made of their lambdas.</summary>
    public IEnumerable<TypeDefinition> Types =>
        Module.GetAllTypes().Where(type => type.Name != "<Module>" && !Excused(type));

    public IEnumerable<MethodDefinition> Methods => Types.SelectMany(type => type.Methods).Where(method => !Excused(method));

    public IEnumerable<MethodDefinition> Bodies => Methods.Where(method => method.HasBody);

    public static bool IsOurs(TypeReference type) => IsOurs(type.Scope.Name);

    public static bool IsOurs(string assemblyOrModule) => assemblyOrModule.StartsWith("PocketSpy.", StringComparison.Ordinal);

    /// <summary>Whether the compiler, not a person, wrote this type or the one around it.</summary>
    public static bool IsGenerated(TypeDefinition type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || (type.DeclaringType is not null && IsGenerated(type.DeclaringType));

    /// <summary>A finding at an instruction; the line is that of the statement the instruction belongs to.</summary>
    public Finding At(string rule, MethodDefinition method, Instruction instruction, string message)
    {
        SequencePoint point = method.DebugInformation.SequencePoints
            .Where(candidate => !candidate.IsHidden && candidate.Offset <= instruction.Offset)
            .OrderBy(candidate => candidate.Offset).LastOrDefault();
        return point is null
            ? At(rule, method, message)
            : new Finding(rule, Written(method.DeclaringType).FullName, method.Name, point.Document.Url, point.StartLine, message);
    }

    /// <summary>A finding at the declaration of a type, method, property, event or field.</summary>
    public Finding At(string rule, IMemberDefinition member, string message)
    {
        TypeDefinition type = Written(member as TypeDefinition ?? member.DeclaringType);
        string name = member is TypeDefinition ? "" : member.Name;
        (string file, int line) = _map.Find(type, member);
        if (line == 0 && member is MethodDefinition { HasBody: true } method
            && method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden) is { } first)
            (file, line) = (first.Document.Url, first.StartLine);
        return new Finding(rule, type.FullName, name, file, line, message);
    }

    private static TypeDefinition Written(TypeDefinition type)
    {
        while (type.DeclaringType is not null && IsGenerated(type)) type = type.DeclaringType;
        return type;
    }

    // What the compiler makes of iterators, async methods, records and anonymous types is full of generics. The
    // rules on syntax report these once, where they are written.
    private static bool Excused(TypeDefinition type) =>
        type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
        || type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal)
        || type.Name.StartsWith("<>y__", StringComparison.Ordinal)
        || type.Name.StartsWith("<>o__", StringComparison.Ordinal)
        || (IsGenerated(type) && type.Methods.Any(method => method.Name == "MoveNext"))
        || type.Methods.Any(method => method.Name == "PrintMembers" && method.HasCustomAttributes)
        || (type.HasCustomAttributes && type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "EmbeddedAttribute"))
        || (type.DeclaringType is not null && Excused(type.DeclaringType));

    private static bool Excused(MethodDefinition method) => method.CustomAttributes.Any(attribute =>
        attribute.AttributeType.Name is "AsyncStateMachineAttribute" or "IteratorStateMachineAttribute");
}
