using System;
using System.Collections.Generic;

namespace PocketSpy.Sample;

public class Box<T> //! generics
{
}

public sealed class Sample
{
    public event EventHandler<EventArgs> Changed; //! generics

    public List<int> Numbers; //! generics

    public static void Run(Action<int> action) //! generics
    {
        action(1); //! generics
    }

    public static void Own<T>() //! generics
    {
    }

    public static void Call() => Own<int>(); //! generics

    public bool Any() => Changed is not null; //! generics
}
