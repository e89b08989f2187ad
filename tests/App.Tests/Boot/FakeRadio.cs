using System;
using PocketSpy.App.Boot;

namespace PocketSpy.App.Tests.Boot;

/// <summary>A radio that remembers its set-up over restarts, as the runtime does.</summary>
internal sealed class FakeRadio : IRadio
{
    private string _kept = "";

    public string BoardId { get; set; } = "A1B2";

    public uint HomeAddress { get; set; }

    public uint HomeNameServer { get; set; }

    internal RadioPlan Plan { get; private set; }

    internal bool IsBroken { get; set; }

    internal bool IsForgetful { get; set; }

    /// <summary>What a set-up that was not there before gives.</summary>
    internal RadioResult Answer { get; set; } = RadioResult.NeedsRestart;

    public RadioResult Configure(RadioPlan plan)
    {
        if (IsBroken) throw new InvalidOperationException("the radio is broken");
        Plan = plan;
        string wanted = plan.HasOwnWifi + "|" + plan.Name + "|" + plan.Password + "|" + plan.Channel + "|" + plan.Stations + "|" + plan.HomeName + "|" + plan.HomePassword;
        if (wanted == _kept && !IsForgetful) return RadioResult.Unchanged;
        _kept = wanted;
        return Answer;
    }
}
