using PocketSpy.Box;

return await CommandLine.RunAsync(args);
