using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace PocketSpy.PackLimits;

/// <summary>
/// What one assembly will have in its .pe file. The rules are those of the metadata processor, found in its sources (nanoframework/metadata-processor,
/// June 2025) and held against the mscorlib.pe of CoreLibrary by a test: constants of classes are left out, a token takes two bytes instead of four, names
/// and texts of the program share one table in which each stands once.
/// </summary>
public sealed class AssemblyCount
{
    private static readonly string[] LeftOut =
    [
        "ThisAssembly",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.CompilerServices.AccessedThroughPropertyAttribute",
    ];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    private AssemblyCount(string name) => Name = name;

    public string Name { get; }

    public int Types { get; private set; }

    public int Methods { get; private set; }

    /// <summary>Of objects and classes.</summary>
    public int Fields { get; private set; }

    /// <summary>Those among them that belong to a class.</summary>
    public int StaticFields { get; private set; }

    /// <summary>Types of other assemblies.</summary>
    public int TypeReferences { get; private set; }

    /// <summary>Methods and fields of other assemblies.</summary>
    public int MemberReferences { get; private set; }

    /// <summary>Bytes of the names of all these, each counted once.</summary>
    public int NameBytes { get; private set; }

    /// <summary>Bytes of the texts in the code that are not among the names.</summary>
    public int TextBytes { get; private set; }

    public int CodeBytes { get; private set; }

    /// <summary>Whether the assembly is a program.</summary>
    public bool IsProgram { get; private set; }

    /// <summary>Counts an assembly.</summary>
    /// <param name="known">Names and texts that the runtime has anyway.</param>
    public static AssemblyCount Of(string file, IReadOnlySet<string> known)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(file);
        var count = new AssemblyCount(module.Assembly.Name.Name) { IsProgram = module.EntryPoint is not null };
        count.Add(module);
        count.NameBytes = Bytes(count._names.Where(name => !known.Contains(name)));
        count.TextBytes = Bytes(count._texts.Where(text => !known.Contains(text) && !count._names.Contains(text)));
        return count;
    }

    /// <summary>The names that an assembly itself declares.</summary>
    public static IReadOnlySet<string> NamesOf(ModuleDefinition module)
    {
        var count = new AssemblyCount(module.Assembly.Name.Name);
        count.Add(module);
        return count._names;
    }

    private void Add(ModuleDefinition module)
    {
        foreach (TypeDefinition type in module.GetAllTypes().Where(IsKept)) Add(type);
        _names.Add(Name);
        foreach (AssemblyNameReference reference in module.AssemblyReferences) _names.Add(reference.Name);
        foreach (TypeReference type in module.GetTypeReferences().Where(type => !IsForCompilers(type)))
        {
            TypeReferences++;
            _names.Add(type.Namespace);
            _names.Add(type.Name);
        }
        foreach (MemberReference member in module.GetMemberReferences()
            .Where(member => member.DeclaringType is not TypeSpecification && !IsForCompilers(member.DeclaringType)))
        {
            MemberReferences++;
            _names.Add(member.Name);
        }
    }

    private static bool IsKept(TypeDefinition type) =>
        type.FullName != "<Module>" && !LeftOut.Contains(type.FullName) && !(type.DeclaringType is not null && LeftOut.Contains(type.DeclaringType.FullName))
        && !type.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices.ExcludeTypeAttribute");

    // Attributes of mscorlib speak to compilers and debuggers; the processor leaves them out.
    private static bool IsForCompilers(TypeReference type) =>
        type.Scope.Name == "mscorlib" && type.Name.EndsWith("Attribute", StringComparison.Ordinal) && type.Name != "Attribute";

    private void Add(TypeDefinition type)
    {
        Types++;
        _names.Add(type.Namespace);
        _names.Add(type.Name);
        foreach (FieldDefinition field in type.Fields.Where(field => !field.HasConstant))
        {
            Fields++;
            if (field.IsStatic) StaticFields++;
            _names.Add(field.Name);
        }
        foreach (MethodDefinition method in type.Methods)
        {
            Methods++;
            _names.Add(method.Name);
            if (method.HasBody) Add(method.Body);
        }
    }

    private void Add(MethodBody body)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            CodeBytes += instruction.GetSize() - instruction.OpCode.OperandType switch
            {
                OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                    or OperandType.InlineBrTarget => 2,
                OperandType.InlineSwitch => 3 + 2 * ((Instruction[])instruction.Operand).Length,
                _ => 0,
            };
            if (instruction.Operand is string text) _texts.Add(text);
        }
        if (body.HasExceptionHandlers) CodeBytes += 1 + 12 * body.ExceptionHandlers.Count;
    }

    private static int Bytes(IEnumerable<string> strings) => strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
}
