using System;
using System.Collections.Generic;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Filters;
using PocketSpy.Wire.Tests.Filters;

namespace PocketSpy.Wire.Tests.Host.Filters;

/// <summary>Random filters, written in every way, choose what the same tree does when it is evaluated plainly.</summary>
[TestClass]
public class FilterPropertyTests
{
    private const int Filters = 30_000;
    private const int Hosts = 4;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void A_filter_chooses_what_its_tree_does(int depth)
    {
        FilterCompiler compiler = new FilterCompiler();
        int tooLarge = 0;
        int matched = 0;
        int unknown = 0;
        for (int seed = 0; seed < Filters; seed++)
        {
            Random random = new Random(seed + depth * Filters);
            ExpressionGenerator generator = new ExpressionGenerator(random);
            Expression expression = generator.Condition(depth);
            string text = new ExpressionPrinter(random).Print(expression);
            byte[] bytes = Ascii.Bytes(text);
            if (!compiler.TryCompile(bytes, 0, bytes.Length, out FilterProgram program))
            {
                Assert.IsTrue(compiler.Error is FilterError.TooLong or FilterError.TooDeep or FilterError.TooManyParts, text + ": " + compiler.Error + " at " + compiler.ErrorPosition);
                tooLarge++;
                continue;
            }
            for (int i = 0; i < Hosts; i++)
            {
                Dictionary<string, string> values = Host(generator);
                bool? expected = expression.Evaluate(key => values.GetValueOrDefault(key)).Truth;
                Assert.AreEqual(expected == true, program.Matches(Record(values)), "seed " + seed + ": " + text + " for " + string.Join(", ", values));
                if (expected == true) matched++;
                if (expected is null) unknown++;
            }
        }
        Assert.IsTrue(tooLarge < Filters / 10, "too large: " + tooLarge);
        Assert.IsTrue(matched > Filters && unknown > Filters / 2, "matched " + matched + ", unknown " + unknown);
    }

    [TestMethod]
    public void What_is_unknown_is_told_from_what_is_false()
    {
        for (int seed = 0; seed < Filters; seed++)
        {
            Random random = new Random(seed);
            ExpressionGenerator generator = new ExpressionGenerator(random);
            Expression inner = generator.Condition(1);
            bool asksNull = seed % 2 == 0;
            Expression expression = asksNull ? new Expression("is null", null, inner) : new Expression("not", null, inner);
            string text = new ExpressionPrinter(random).Print(expression);
            Dictionary<string, string> values = Host(generator);
            ExpressionValue value = inner.Evaluate(key => values.GetValueOrDefault(key));
            Assert.AreEqual(asksNull ? value.IsNothing : value.Truth == false, Filter.Compile(text).Matches(Record(values)), "seed " + seed + ": " + text);
        }
    }

    private static Dictionary<string, string> Host(ExpressionGenerator generator)
    {
        var values = new Dictionary<string, string>();
        foreach (string key in ExpressionGenerator.Keys)
        {
            string value = generator.HostValue();
            if (value is not null) values.Add(key, value);
        }
        return values;
    }

    private static HostRecord Record(Dictionary<string, string> values)
    {
        var pairs = new List<string>();
        foreach (KeyValuePair<string, string> pair in values)
        {
            pairs.Add(pair.Key.ToUpperInvariant());
            pairs.Add(pair.Value);
        }
        return new HostRecord([.. pairs]);
    }
}
