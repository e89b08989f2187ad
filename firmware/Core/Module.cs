using PocketSpy.Storage;

namespace PocketSpy.Core;

/// <summary>
/// A part of the box that can be left out: the one place that says what it listens to, keeps, shows and costs. An image is a list of modules, opened in
/// its order; what one needs of another comes through its constructor. Modules are only there for the opening: what they registered lives on, they do
/// not.
/// </summary>
public abstract class Module
{
    /// <summary>Its name in docs, budgets and on the command line: one lower-case word.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes of the device's heap on a small board, while nobody is there: its objects, without tables of types. A test compares.</summary>
    public abstract int HeapBytes { get; }

    /// <summary>Whether it opens also in safe mode, where no table, no owner's file and no other module is there.</summary>
    public virtual bool OpensInSafeMode => false;

    /// <summary>First: registers the tables and the owner's files that it keeps.</summary>
    public virtual void Keep(Keeper keeper, ServiceTools tools, BoxSize size)
    {
    }

    /// <summary>
    /// Second, when all tables are known and none is open: the chance to put other files in their place. Anything but Ok: the box must not run on
    /// these files, the event log says why.
    /// </summary>
    public virtual StorageResult Restore(Keeper keeper, ServiceTools tools, BoxSize size) => StorageResult.Ok;

    /// <summary>Third, when all tables are open: opens ports and registers what shall live.</summary>
    public abstract void Open(IOpener opener, ServiceTools tools, BoxSize size);
}
