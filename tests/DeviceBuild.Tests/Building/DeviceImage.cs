using System.Collections.Generic;

namespace PocketSpy.DeviceBuild.Tests.Building;

/// <summary>A program for the device that is built and looked at.</summary>
/// <param name="Name">As it stands in the file of budgets.</param>
/// <param name="Properties">What firmware/App is built with.</param>
/// <param name="HasBudget">Whether it has a budget of its own. One that differs from the image before it by some constants has not, and is built upon it.</param>
internal sealed record DeviceImage(string Name, IReadOnlyList<string> Properties, bool HasBudget)
{
    /// <summary>One for each image, on a board of the class that it is for. The first is what is built without any property.</summary>
    public static IReadOnlyList<DeviceImage> All { get; } =
    [
        new("consoles", [], HasBudget: true),
        new("everything", ["-p:Board=esp32-wrover"], HasBudget: true),
    ];
}
