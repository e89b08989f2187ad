System.Console.WriteLine("box");
