using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In this very process: nothing is generated or built when the benchmarks run. Shorter and rougher: --warmupCount 2 --iterationCount 3.
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly())
    .Run(args, DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)));
