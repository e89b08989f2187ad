using System.Collections.Generic;

namespace PocketSpy.DeviceBuild.Tests.Building;

/// <summary>A program for the device that is built and looked at.</summary>
/// <param name="Name">As it stands in the file of budgets.</param>
/// <param name="Properties">What firmware/App is built with.</param>
/// <param name="HasBudget">Whether it has a budget of its own. One that differs from the image before it by some constants has not, and is built upon it.</param>
internal sealed record DeviceImage(string Name, IReadOnlyList<string> Properties, bool HasBudget)
{
    /// <summary>One for each image and each class of boards.</summary>
    public static IReadOnlyList<DeviceImage> All { get; } =
    [
        new("esp32-wroom-32", [], HasBudget: true),
        new("esp32-wrover", ["-p:Board=esp32-wrover"], HasBudget: false),
    ];
}
