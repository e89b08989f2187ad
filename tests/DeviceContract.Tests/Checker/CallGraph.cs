using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>
/// Which of our methods calls which. A virtual call counts as a call of every override in our types; what runs through
/// a delegate or a library is not seen.
/// </summary>
internal sealed class CallGraph
{
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly ILookup<string, Node> _virtual;

    public CallGraph(IEnumerable<Subject> subjects)
    {
        foreach (Subject subject in subjects)
            foreach (MethodDefinition method in subject.Methods) _nodes.TryAdd(method.FullName, new Node(subject, method));
        _virtual = _nodes.Values.Where(node => node.Method.IsVirtual && node.Method.HasBody).ToLookup(node => Slot(node.Method), StringComparer.Ordinal);
        foreach (Node node in _nodes.Values.Where(node => node.Method.HasBody))
            foreach (Instruction instruction in node.Method.Body.Instructions)
                if (instruction.OpCode.FlowControl == FlowControl.Call && instruction.Operand is MethodReference called)
                    node.Calls.AddRange(Targets(called, instruction.OpCode.Code).Select(target => (instruction, target)));
    }

    /// <summary>Every call that can come back to the method it stands in.</summary>
    public IEnumerable<(Node From, Instruction Call, Node To)> Cycles()
    {
        var reachable = _nodes.Values.ToDictionary(node => node, Reachable);
        return _nodes.Values.SelectMany(
            from => from.Calls.Where(call => call.To == from || reachable[call.To].Contains(from)).Select(call => (from, call.At, call.To)));
    }

    private IEnumerable<Node> Targets(MethodReference called, Code code)
    {
        if (!_nodes.TryGetValue(called.GetElementMethod().FullName, out Node target)) return [];
        if (code != Code.Callvirt || !target.Method.IsVirtual) return [target];
        return _virtual[Slot(target.Method)].Where(node => node == target || IsA(node.Method.DeclaringType, target.Method.DeclaringType)).Append(target);
    }

    private static string Slot(MethodDefinition method) =>
        method.Name[(method.Name.LastIndexOf('.') + 1)..] + "(" + string.Join(',', method.Parameters.Select(parameter => parameter.ParameterType.FullName)) + ")";

    private static bool IsA(TypeDefinition type, TypeDefinition wanted)
    {
        for (TypeDefinition at = type; at is not null; at = at.BaseType?.Resolve())
            if (at.FullName == wanted.FullName || at.Interfaces.Any(implemented => implemented.InterfaceType.FullName == wanted.FullName)) return true;
        return false;
    }

    private static HashSet<Node> Reachable(Node start)
    {
        var seen = new HashSet<Node>();
        var open = new Stack<Node>([start]);
        while (open.TryPop(out Node node))
            foreach ((_, Node next) in node.Calls)
                if (seen.Add(next)) open.Push(next);
        return seen;
    }

    internal sealed class Node(Subject subject, MethodDefinition method)
    {
        public Subject Subject { get; } = subject;

        public MethodDefinition Method { get; } = method;

        public List<(Instruction At, Node To)> Calls { get; } = [];
    }
}
