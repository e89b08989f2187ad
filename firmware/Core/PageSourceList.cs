using PocketSpy.Wire;

namespace PocketSpy.Core;

/// <summary>What all modules show.</summary>
public sealed class PageSourceList
{
    private readonly ShortList _sources = new();

    /// <summary>How many there are.</summary>
    public int Count => _sources.Count;

    /// <summary>One of them.</summary>
    public PageSource this[int index] => (PageSource)_sources[index];

    /// <summary>Whether somebody plays.</summary>
    public bool IsBusy
    {
        get
        {
            for (int i = 0; i < _sources.Count; i++)
            {
                if (this[i].IsBusy) return true;
            }
            return false;
        }
    }

    /// <summary>Adds one behind the others.</summary>
    public void Add(PageSource source) => _sources.Add(source);
}
