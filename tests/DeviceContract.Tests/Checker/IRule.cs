using System.Collections.Generic;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>One thing that holds for every assembly of the firmware.</summary>
internal interface IRule
{
    IEnumerable<Finding> Check(Subject subject);
}
