using System;
using System.Collections.Generic;
using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Tests.Host;

/// <summary>A module that shows whatever a test puts into it.</summary>
internal sealed class ListSource : PageSource
{
    /// <summary>What its rows have to say; null in one that is free.</summary>
    internal List<string> Texts { get; } = [];

    /// <summary>Its numbers: name and value.</summary>
    internal List<(string Name, long Value)> Numbers { get; } = [];

    /// <summary>Whether somebody plays.</summary>
    internal bool Plays { get; set; }

    /// <summary>Is told of each row that is about to be written; null for nobody.</summary>
    internal Action<int> Asked { get; set; }

    public override string ListName => "things";

    public override int Rows => Texts.Count;

    public override bool IsBusy => Plays;

    public override bool Write(int row, JsonWriter json)
    {
        Asked?.Invoke(row);
        if (row >= Texts.Count || Texts[row] is null)
        {
            // What is begun and given up is nowhere.
            json.BeginObject();
            return false;
        }
        json.BeginObject();
        json.Member("row", row);
        json.Member("text", Texts[row]);
        json.EndObject();
        return true;
    }

    public override long Gauge(int index, out string name, out string help)
    {
        name = index < Numbers.Count ? Numbers[index].Name : null;
        help = "Things of a test.";
        return name is null ? 0 : Numbers[index].Value;
    }
}
