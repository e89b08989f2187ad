using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using PocketSpy.ApiReference.Facts;

namespace PocketSpy.ApiReference;

/// <summary>Makes the reference assembly of one library. It has no public key token: nobody can take it for the real one.</summary>
internal sealed class LibraryWriter
{
    private readonly ModuleDefinition _module;
    private readonly TypeNames _names;
    private readonly MemberWriter _members;

    private LibraryWriter(ModuleDefinition module, TypeNames names)
    {
        _module = module;
        _names = names;
        _members = new MemberWriter(module, names);
    }

    /// <summary>The assembly.</summary>
    /// <param name="core">The mscorlib of the device.</param>
    /// <param name="made">The libraries that this one may refer to, by name.</param>
    public static ModuleDefinition Write(LibraryFacts library, ModuleDefinition core, IReadOnlyDictionary<string, ModuleDefinition> made)
    {
        var assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition(library.Assembly, new Version(library.Version)), library.Assembly, ModuleKind.Dll);
        ModuleDefinition module = assembly.MainModule;
        // Cecil takes the first of these for the library of the primitive types.
        module.AssemblyReferences.Add(AssemblyNameReference.Parse(core.Assembly.Name.FullName));

        IEnumerable<ModuleDefinition> references = library.References.Where(name => name != LibraryNames.Core).Select(name => made[name]).Append(core);
        var writer = new LibraryWriter(module, new TypeNames(module, references));
        foreach (TypeFacts type in library.Types.OrderBy(type => type.Name.Count(c => c == '+'))) writer.Declare(type);
        // Whether a type is a value decides how signatures spell it, so all bases must be known before any member.
        foreach (TypeFacts type in library.Types) writer.Derive(type);
        // Constants of others are spelt as the numbers that enums are.
        foreach (TypeFacts type in library.Types.OrderBy(type => type.Kind == "enum" ? 0 : 1)) writer.Fill(type);
        return module;
    }

    private void Declare(TypeFacts facts)
    {
        string[] path = facts.Name.Split('+');
        int dot = path[0].LastIndexOf('.');
        TypeAttributes access = (path.Length, facts.Access) switch
        {
            (1, "public") => TypeAttributes.Public,
            (_, "public") => TypeAttributes.NestedPublic,
            (_, "protected") => TypeAttributes.NestedFamily,
            _ => throw new InvalidDataException($"{facts.Name} is {facts.Access}"),
        };
        var type = path.Length == 1
            ? new TypeDefinition(path[0][..Math.Max(dot, 0)], path[0][(dot + 1)..], access)
            : new TypeDefinition("", path[^1], access);
        if (path.Length == 1) _module.Types.Add(type);
        else _names.Definition(string.Join('/', path[..^1])).NestedTypes.Add(type);
        type.IsAbstract = facts.Abstract;
        type.IsSealed = facts.Sealed;
        if (facts.Kind == "interface") type.Attributes |= TypeAttributes.Interface | TypeAttributes.Abstract;
        if (facts.Kind == "struct") type.Attributes |= TypeAttributes.SequentialLayout;
        _names.Add(type);
    }

    private void Derive(TypeFacts facts)
    {
        TypeDefinition type = Declared(facts);
        if (facts.Base is not null) type.BaseType = _names.Reference(facts.Base);
        foreach (string name in facts.Interfaces) type.Interfaces.Add(new InterfaceImplementation(_names.Reference(name)));
    }

    private TypeDefinition Declared(TypeFacts facts) => _names.Definition(facts.Name.Replace('+', '/'));

    private void Fill(TypeFacts facts)
    {
        TypeDefinition type = Declared(facts);
        foreach (FieldFacts field in facts.Fields) _members.Add(type, field);
        foreach (MethodFacts method in facts.Methods) _members.Add(type, method, isDelegate: facts.Kind == "delegate");
        foreach (PropertyFacts property in facts.Properties) _members.Add(type, property);
        foreach (EventFacts happening in facts.Events) _members.Add(type, happening);
        if (facts.Kind == "struct" && type.Fields.All(field => field.IsStatic)) _members.AddHiddenField(type);

        if (facts.Flags) type.CustomAttributes.Add(new CustomAttribute(_names.Constructor("System.FlagsAttribute")));
        if (facts.DefaultMember is not null)
        {
            var attribute = new CustomAttribute(_names.Constructor("System.Reflection.DefaultMemberAttribute", "System.String"));
            attribute.ConstructorArguments.Add(new CustomAttributeArgument(_module.TypeSystem.String, facts.DefaultMember));
            type.CustomAttributes.Add(attribute);
        }
        if (facts.AttributeUsage is not null) type.CustomAttributes.Add(Usage(facts.AttributeUsage));
    }

    private CustomAttribute Usage(AttributeUsageFacts facts)
    {
        const string Targets = "System.AttributeTargets";
        TypeReference targets = _names.Reference(Targets);
        var attribute = new CustomAttribute(_names.Constructor("System.AttributeUsageAttribute", Targets));
        attribute.ConstructorArguments.Add(new CustomAttributeArgument(targets, ConstantText.Parse(facts.Targets, targets, _names)));
        foreach (string[] setting in facts.Named.Select(named => named.Split('=')))
        {
            var value = new CustomAttributeArgument(_module.TypeSystem.Boolean, bool.Parse(setting[1]));
            attribute.Properties.Add(new CustomAttributeNamedArgument(setting[0], value));
        }
        return attribute;
    }
}
